package org.vireo.host.volumes;

import java.nio.file.Path;
import java.util.List;

/**
 * A file system to mount, checked by whoever made this: it goes into a command line. Immutable.
 *
 * @param type of file system, as {@code mount} takes it
 * @param device what is mounted, such as {@code server:/path}
 * @param options of the mount; that nothing of it is a device, a program or changes users is always added
 */
public record MountSource(String type, String device, List<String> options) {
    private static final String SAFE = "nosuid,nodev,noexec";

    /** Copies the options. */
    public MountSource {
        options = List.copyOf(options);
    }

    List<String> arguments(Path place) {
        // the last word on an option counts
        String all = options.isEmpty() ? SAFE : String.join(",", options) + "," + SAFE;
        return List.of("-t", type, "-o", all, "--", device, place.toString());
    }

    /** What tells it from another; options may change without a mount anew. */
    String text() {
        return type + " " + device;
    }
}
