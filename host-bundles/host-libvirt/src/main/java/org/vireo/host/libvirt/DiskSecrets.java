package org.vireo.host.libvirt;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vireo.host.spi.storage.StorageDriver;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DiskSource.LayeredDisk;
import org.vireo.protocol.vm.DiskSource.NetworkDisk;

/** Has libvirt know the secrets of disks before it opens them; drivers know what they are. Thread-safe. */
final class DiskSecrets {
    private static final Pattern NAME = Pattern.compile(".+@([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private final LibvirtConnection connection;

    DiskSecrets(LibvirtConnection connection) {
        this.connection = connection;
    }

    void keep(DiskSource source, List<StorageDriver> drivers) {
        layers(source)
                .filter(NetworkDisk.class::isInstance)
                .map(NetworkDisk.class::cast)
                .filter(disk -> !disk.secret().isEmpty())
                .forEach(disk -> keep(disk, drivers));
    }

    private static Stream<DiskSource> layers(DiskSource source) {
        return source instanceof LayeredDisk layered
                ? Stream.concat(Stream.of(layered.top()), layered.below().stream())
                : Stream.of(source);
    }

    private void keep(NetworkDisk disk, List<StorageDriver> drivers) {
        var name = NAME.matcher(disk.secret());
        if (!name.matches()) {
            throw new VireoException(
                    ModelError.BAD_VALUE, "cannot open disk " + disk.name() + ": its secret has no id");
        }
        byte[] value = drivers.stream()
                .flatMap(driver -> driver.secret(disk).stream())
                .findFirst()
                .orElseThrow(() -> new VireoException(
                        ModelError.WRONG_STATE,
                        "cannot open disk " + disk.name() + ": no storage driver of this host knows its secret"));
        String type = disk.protocol().equals("rbd") ? "ceph" : disk.protocol();
        connection.run(session -> session.secrets().keep(UUID.fromString(name.group(1)), type, value));
    }
}
