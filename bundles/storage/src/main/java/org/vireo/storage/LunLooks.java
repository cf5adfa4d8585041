package org.vireo.storage;

import java.util.Optional;
import org.vireo.inventory.DirectLun;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.LunList.FoundLun;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.spi.host.Call;
import org.vireo.spi.storage.LunDisk;

/** Has hosts open the LUNs that disks are. Opens transactions of its own; keeps no state. */
final class LunLooks {
    private final Inventory inventory;
    private final Transactions transactions;
    private final StorageBackends backends;
    private final DirectLuns luns;

    LunLooks(Inventory inventory, Transactions transactions, StorageBackends backends) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.backends = backends;
        this.luns = new DirectLuns(inventory, backends);
    }

    /** The LUN that a disk is, if it is one. */
    Optional<DirectLun> of(DiskId disk) {
        return transactions.call(() -> inventory.find(DirectLun.class, disk));
    }

    private static LunDisk disk(DirectLun lun) {
        return new LunDisk(lun.diskId(), SecretSettings.whole(lun.settings(), lun.secrets()));
    }

    /** Takes the LUN for its disk and keeps what it says of itself; throws when it is something else. */
    ByteSize take(DirectLun lun, HostId host, Call call) {
        var found = backends.get(lun.type()).open(disk(lun), host, call);
        transactions.run(() -> {
            var row = inventory.getForUpdate(DirectLun.class, lun.diskId());
            luns.taken(row, found).ifPresent(why -> {
                throw new VireoException(StorageError.LUN_TAKEN, why);
            });
            row.setUnitId(found.id());
            row.setVendor(found.vendor());
            row.setProduct(found.product());
            row.setSerial(found.serial());
            keep(row.diskId(), found.size());
        });
        return found.size();
    }

    /** Looks how large it is now; throws when another LUN is in its place. */
    ByteSize refresh(DirectLun lun, HostId host, Call call) {
        var found = same(lun, backends.get(lun.type()).open(disk(lun), host, call));
        transactions.run(() -> keep(lun.diskId(), found.size()));
        return found.size();
    }

    private void keep(DiskId id, ByteSize size) {
        var disk = inventory.getForUpdate(Disk.class, id);
        disk.setSize(size);
        disk.setAllocated(size);
    }

    /** Has the host ready to open it and says how; throws when another LUN is in its place. */
    DiskSource prepare(DirectLun lun, HostId host, Call call) {
        var backend = backends.get(lun.type());
        same(lun, backend.open(disk(lun), host, call));
        return backend.source(disk(lun));
    }

    /** A guest must not write to what somebody put in the place of its disk. */
    private static FoundLun same(DirectLun lun, FoundLun found) {
        if (!lun.unitId().isEmpty() && !lun.unitId().equals(found.id())) {
            throw new VireoException(
                    StorageError.LUN_TAKEN,
                    DirectLuns.words(lun.place()) + " is another one now: it calls itself "
                            + (found.id().isEmpty() ? "nothing" : found.id()) + ", not " + lun.unitId()
                            + ". Remove the disk and add it again if that is meant");
        }
        return found;
    }
}
