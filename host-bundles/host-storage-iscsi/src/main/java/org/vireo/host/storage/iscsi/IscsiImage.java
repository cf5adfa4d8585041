package org.vireo.host.storage.iscsi;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vireo.host.storage.iscsi.Catalogue.Slice;
import org.vireo.host.volumes.Place;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskId;
import org.vireo.model.StorageDomainId;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DiskSource.NetworkDisk;

/**
 * A volume as the engine's half names it: {@code <target>/<lun>/<domain>/<disk>}. Immutable.
 *
 * @param domain which
 * @param disk in the domain
 */
record IscsiImage(StorageDomainId domain, DiskId disk) {
    static final String PROTOCOL = "iscsi";
    private static final String ID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
    private static final Pattern NAME = Pattern.compile("[^/]+/[0-9]+/" + ID + "/" + ID);
    private static final Pattern SECRET = Pattern.compile(".+@" + ID);

    /** Empty if it is no volume of this type. */
    static Optional<IscsiImage> of(DiskSource source) {
        if (!(source instanceof NetworkDisk disk) || !disk.protocol().equals(PROTOCOL)) {
            return Optional.empty();
        }
        var name = NAME.matcher(disk.name());
        return name.matches()
                ? Optional.of(new IscsiImage(StorageDomainId.of(name.group(1)), DiskId.of(name.group(2))))
                : Optional.empty();
    }

    /** The domain whose password opens a disk. */
    static Optional<StorageDomainId> domain(NetworkDisk disk) {
        var secret = SECRET.matcher(disk.secret());
        return disk.protocol().equals(PROTOCOL) && secret.matches()
                ? Optional.of(StorageDomainId.of(secret.group(1)))
                : Optional.empty();
    }

    /** An image of its chain, as a hypervisor opens it. */
    NetworkDisk at(IscsiTarget target, Place.Layer layer, Slice slice) {
        return new NetworkDisk(
                PROTOCOL,
                target.name() + "/" + target.lun(),
                List.of(target.portal()),
                target.user().isEmpty() ? "" : target.user() + "@" + domain,
                layer.format(),
                Optional.of(new DiskSource.Slice(slice.offset(), new ByteSize(slice.size()))));
    }
}
