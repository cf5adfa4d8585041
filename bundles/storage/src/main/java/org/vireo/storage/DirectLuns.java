package org.vireo.storage;

import java.util.Map;
import java.util.Optional;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.storage.NewDisk;
import org.vireo.engine.api.storage.NewLun;
import org.vireo.inventory.DirectLun;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Where;
import org.vireo.model.HostStatus;
import org.vireo.protocol.storage.LunList.FoundLun;

/** Disks that are LUNs in the inventory, and what else the LUNs may be taken by. Keeps no state; works in the present transaction. */
final class DirectLuns {
    private static final String WHAT = "Cannot add Virtual Disk.";

    private final Inventory inventory;
    private final StorageBackends backends;

    DirectLuns(Inventory inventory, StorageBackends backends) {
        this.inventory = inventory;
        this.backends = backends;
    }

    /** Whether the LUN can be a disk, as far as that is known without asking its host. */
    Check check(NewLun lun) {
        var available = backends.available(lun.type());
        if (available instanceof Check.Refused) {
            return available;
        }
        backends.get(lun.type()).check(SecretSettings.whole(lun.settings(), lun.secrets()));
        if (lun.place().isEmpty()) {
            return Check.invalid(WHAT + " Storage of type " + lun.type() + " has no LUNs.");
        }
        var host = inventory.find(Host.class, lun.host());
        if (host.filter(one -> one.status() == HostStatus.UP).isEmpty()) {
            return Check.conflict(
                    WHAT + " Host " + host.map(Host::name).orElse(lun.host().toString()) + " is not up.");
        }
        return free(lun.type(), lun.settings(), WHAT).and(noDomain(lun));
    }

    /** Whether the LUN of these settings, if they tell of one, is no disk. */
    Check free(String type, Map<String, String> settings, String attempt) {
        var place = NewLun.place(settings);
        return inventory
                .first(DirectLun.class, Where.equal("type", type).andEqual("place", place))
                .<Check>map(other -> Check.conflict(attempt + " " + words(place) + " is Disk " + name(other) + "."))
                .orElse(Check.FINE);
    }

    private Check noDomain(NewLun lun) {
        return inventory.list(StorageDomain.class, Where.equal("type", lun.type())).stream()
                .filter(domain -> NewLun.place(domain.settings()).equals(lun.place()))
                .findFirst()
                .<Check>map(domain -> Check.conflict(
                        WHAT + " " + words(lun.place()) + " is the storage of Storage Domain " + domain.name() + "."))
                .orElse(Check.FINE);
    }

    private String name(DirectLun lun) {
        return inventory.get(Disk.class, lun.diskId()).name();
    }

    /** What a host found in place of the disk that is not to be one: a sentence, or nothing. */
    Optional<String> taken(DirectLun lun, FoundLun found) {
        if (found.domain().isPresent()) {
            var id = found.domain().get();
            var name = inventory.find(StorageDomain.class, id).map(StorageDomain::name);
            return Optional.of(words(lun.place()) + " holds storage domain "
                    + name.map(known -> known + " (" + id + ")").orElse(id.toString()));
        }
        return unique(found.id())
                ? inventory.list(DirectLun.class, Where.equal("unitId", found.id())).stream()
                        .filter(other -> !other.diskId().equals(lun.diskId()))
                        .findFirst()
                        .map(other -> words(lun.place()) + " is disk " + name(other) + " by another way")
                : Optional.empty();
    }

    /** Names of NAA and EUI-64 are given once in the world; others are whatever a vendor, or a server in its first state, says. */
    static boolean unique(String unitId) {
        return unitId.startsWith("3") || unitId.startsWith("2");
    }

    /** A place for people. */
    static String words(String place) {
        int slash = place.lastIndexOf('/');
        return "LUN " + place.substring(slash + 1) + " of " + place.substring(0, slash);
    }

    /** Keeps where the LUN of a disk is; what it says of itself comes later. */
    void add(NewDisk disk, NewLun lun) {
        var row = new DirectLun(disk.id());
        row.setType(lun.type());
        var backend = backends.get(lun.type());
        var sound = backend.check(SecretSettings.whole(lun.settings(), lun.secrets()));
        var split = SecretSettings.split(backend, sound, lun.secrets().keySet());
        row.setSettings(split.open());
        row.setSecrets(split.secret());
        row.setPlace(lun.place());
        row.setPassthrough(lun.passthrough());
        inventory.add(row);
        inventory.flush();
    }
}
