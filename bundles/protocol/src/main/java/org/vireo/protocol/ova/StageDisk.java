package org.vireo.protocol.ova;

import java.util.Objects;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;
import org.vireo.protocol.vm.DiskSource;

/**
 * Makes the stream-optimised image of a disk for a package, beside where that will be: with all the disk reads through to, and compressed.
 * Refused when there is a file of the package's name that another undertaking made. Repeatable. Immutable.
 *
 * @param place of the package
 * @param member name that the image will have in it
 * @param source the disk, as the engine names it; nothing may write to it meanwhile
 */
@Verb(name = "ova.stage", reply = DiskStaged.class)
public record StageDisk(OvaPlace place, String member, DiskSource source) implements HostRequest<DiskStaged> {
    /** Refuses missing values. */
    public StageDisk {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(source, "source");
    }
}
