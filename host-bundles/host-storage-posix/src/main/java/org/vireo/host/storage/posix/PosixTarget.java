package org.vireo.host.storage.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.vireo.host.volumes.MountSource;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/**
 * A file system, as the engine's half describes it; checked here again, for it goes into a command line. Immutable.
 *
 * @param type as {@code mount} takes it
 * @param device what is mounted
 * @param options of the mount
 */
record PosixTarget(String type, String device, List<String> options) {
    private static final int KIND = 0170000;
    private static final int BLOCK = 0060000;

    static PosixTarget of(Map<String, String> settings) {
        String type = settings.getOrDefault("vfs_type", "");
        require(MountRules.isType(type), "vfs_type", type);
        String device = MountRules.device(settings.getOrDefault("address", ""), settings.getOrDefault("path", ""));
        require(MountRules.isDevice(type, device), "path", device);
        String options = settings.getOrDefault("mount_options", "");
        var list = options.isEmpty() ? List.<String>of() : Arrays.asList(options.split(",", -1));
        list.forEach(option -> require(MountRules.isOption(option), "mount_options", option));
        return new PosixTarget(type, device, list);
    }

    private static void require(boolean fine, String name, String text) {
        if (!fine) {
            throw new VireoException(
                    ModelError.BAD_VALUE, "cannot use '" + text + "' as " + name + " of POSIX storage");
        }
    }

    /** Looks at a device first: {@code mount} would take a plain file for an image of one. */
    MountSource source() {
        if (MountRules.isOnDevice(type) && !isBlock(Path.of(device))) {
            throw new VireoException(
                    ModelError.BAD_VALUE, "cannot mount " + device + ": it is no block device of this host");
        }
        return new MountSource(type, device, options);
    }

    private static boolean isBlock(Path path) {
        try {
            return ((int) Files.getAttribute(path, "unix:mode") & KIND) == BLOCK;
        } catch (IOException e) {
            return false;
        }
    }
}
