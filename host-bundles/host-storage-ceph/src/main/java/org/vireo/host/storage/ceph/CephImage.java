package org.vireo.host.storage.ceph;

import java.util.Optional;
import java.util.regex.Pattern;
import org.vireo.host.volumes.Place;
import org.vireo.model.DiskId;
import org.vireo.model.StorageDomainId;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DiskSource.NetworkDisk;

/**
 * A volume as the engine's half names it: {@code <pool>/vireo.<disk>}, with a secret that is named by the domain's id. Immutable.
 *
 * @param domain which
 * @param disk in the domain
 */
record CephImage(StorageDomainId domain, DiskId disk) {
    private static final String ID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
    private static final Pattern NAME = Pattern.compile("[^/]+/vireo\\." + ID);
    private static final Pattern SECRET = Pattern.compile("[^@]+@" + ID);

    /** Empty if it is no volume of this type. */
    static Optional<CephImage> of(DiskSource source) {
        if (!(source instanceof NetworkDisk disk)) {
            return Optional.empty();
        }
        var name = NAME.matcher(disk.name());
        return name.matches()
                ? domain(disk).map(domain -> new CephImage(domain, DiskId.of(name.group(1))))
                : Optional.empty();
    }

    /** The domain whose key opens a disk. */
    static Optional<StorageDomainId> domain(NetworkDisk disk) {
        var secret = SECRET.matcher(disk.secret());
        return disk.protocol().equals("rbd") && secret.matches()
                ? Optional.of(StorageDomainId.of(secret.group(1)))
                : Optional.empty();
    }

    /** An image of its chain, as a hypervisor opens it. */
    NetworkDisk named(CephTarget target, Place.Layer layer) {
        String file = layer.file().substring(layer.file().lastIndexOf('/') + 1);
        return new NetworkDisk(
                "rbd",
                target.pool() + "/" + CephImages.name(file),
                target.monitors(),
                target.user() + "@" + domain,
                layer.format());
    }
}
