package org.vireo.host.storage.nfs;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.vireo.host.volumes.Place;
import org.vireo.model.DiskId;
import org.vireo.model.StorageDomainId;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DiskSource.LayeredDisk;
import org.vireo.protocol.vm.DiskSource.NetworkDisk;

/**
 * A volume as the engine's half names it: {@code <path>/<domain>/images/<disk>} on one server. Immutable.
 *
 * @param target the place
 * @param domain in it
 * @param disk in the domain
 * @param named by the engine
 */
record NfsImage(NfsTarget target, StorageDomainId domain, DiskId disk, NetworkDisk named) {
    private static final String ID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
    private static final Pattern NAME = Pattern.compile("(/.+)/" + ID + "/images/" + ID);

    /** Empty if it is no volume on a server of NFS. */
    static Optional<NfsImage> of(DiskSource source) {
        if (!(source instanceof NetworkDisk disk)
                || !disk.protocol().equals("nfs")
                || disk.servers().size() != 1) {
            return Optional.empty();
        }
        var name = NAME.matcher(disk.name());
        if (!name.matches()) {
            return Optional.empty();
        }
        var target = NfsTarget.of(Map.of("address", disk.servers().get(0), "path", name.group(1)));
        return Optional.of(new NfsImage(target, StorageDomainId.of(name.group(2)), DiskId.of(name.group(3)), disk));
    }

    /** With all it reads through to, as the domain's own descriptions have it. */
    DiskSource layered(Place place, Function<Place.Layer, DiskSource> opened) {
        var disks =
                NfsStorageDriver.chain(place, domain, disk).stream().map(opened).toList();
        return new LayeredDisk(disks.get(0), disks.subList(1, disks.size()));
    }
}
