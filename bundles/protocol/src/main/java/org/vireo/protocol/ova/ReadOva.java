package org.vireo.protocol.ova;

import java.util.Objects;
import org.vireo.model.ByteSize;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;
import org.vireo.protocol.storage.Done;
import org.vireo.protocol.vm.DiskSource;

/**
 * Copies an image out of a package into a volume that is there and that nobody uses; nothing is unpacked in between. Repeatable. Immutable.
 *
 * @param path of the package, absolute, on the host
 * @param member which file of it
 * @param format it must have
 * @param size virtual size it must have
 * @param target the volume, as the engine names it
 */
@Verb(name = "ova.read", reply = Done.class)
public record ReadOva(String path, String member, String format, ByteSize size, DiskSource target)
        implements HostRequest<Done> {
    /** Refuses missing values. */
    public ReadOva {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(target, "target");
    }
}
