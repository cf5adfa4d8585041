package org.vireo.host.volumes;

import java.util.Optional;
import java.util.regex.Pattern;
import org.vireo.model.DiskId;

/** How the header of an image names the one it reads through to. Hypervisors write paths, addresses or whole descriptions there. */
final class HeaderName {
    private static final Pattern LAST =
            Pattern.compile("(?s)(?:.*[/.])?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:[\":].*)?");

    private HeaderName() {}

    /** As {@link #below(QemuImg.Info, VolumeFile)}, where the place may know what the name means. */
    static Optional<DiskId> below(Place place, QemuImg.Info header, VolumeFile beside) {
        return header.backing()
                .flatMap(name -> Attempt.to(
                        "look for what volume " + beside.disk() + " reads through to", () -> place.named(name)))
                .or(() -> below(header, beside));
    }

    /** The volume that an image reads through to; where its header does not say so in words of ours, what is written beside it counts. */
    static Optional<DiskId> below(QemuImg.Info header, VolumeFile beside) {
        if (header.backing().isEmpty()) {
            return Optional.empty();
        }
        var name = LAST.matcher(header.backing().get());
        return name.matches() ? Optional.of(DiskId.of(name.group(1))) : beside.backing();
    }
}
