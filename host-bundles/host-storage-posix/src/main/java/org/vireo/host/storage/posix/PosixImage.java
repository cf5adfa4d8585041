package org.vireo.host.storage.posix;

import java.util.Optional;
import java.util.regex.Pattern;
import org.vireo.model.DiskId;
import org.vireo.model.StorageDomainId;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DiskSource.NetworkDisk;

/**
 * A volume as the engine's half names it: {@code <domain>/images/<disk>}, wherever a host mounts the domain. Immutable.
 *
 * @param domain which
 * @param disk in the domain
 */
record PosixImage(StorageDomainId domain, DiskId disk) {
    private static final String ID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
    private static final Pattern NAME = Pattern.compile(ID + "/images/" + ID);

    /** Empty if it is no volume of this type. */
    static Optional<PosixImage> of(DiskSource source) {
        if (!(source instanceof NetworkDisk disk) || !disk.protocol().equals("posixfs")) {
            return Optional.empty();
        }
        var name = NAME.matcher(disk.name());
        return name.matches()
                ? Optional.of(new PosixImage(StorageDomainId.of(name.group(1)), DiskId.of(name.group(2))))
                : Optional.empty();
    }
}
