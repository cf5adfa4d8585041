package org.vireo.compute;

import java.util.ArrayList;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Vm;
import org.vireo.model.DiskId;
import org.vireo.model.DiskStatus;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.VmSettings;

/** What a start goes by, wherever it is to be: its settings and its images. Keeps no state; joins the present transaction. */
final class StartNeeds {
    private final LaunchTools tools;

    StartNeeds(LaunchTools tools) {
        this.tools = tools;
    }

    /** A restored one goes on with what it had. */
    VmSettings settings(Vm vm, StartVm command) {
        return switch (LaunchMode.of(vm, command.cold())) {
            case RESTORE, RESUME -> vm.settingsNow();
            case RETURN ->
                vm.memorySnapshotId()
                        .flatMap(id -> tools.inventory().find(Snapshot.class, id))
                        .flatMap(Snapshot::memorySettings)
                        .orElse(vm.settings());
            case FRESH -> command.once().orElse(vm.settings());
        };
    }

    /** Whether all images it needs are whole and within reach; with {@code cold}, memory of a snapshot is not needed. */
    Check disks(Vm vm, VmSettings settings, boolean cold) {
        var images = new ArrayList<DiskId>();
        tools.placing().disks(vm).forEach(attachment -> images.add(attachment.diskId()));
        var disc = settings.fittings().devices().cdrom();
        if (disc.isPresent() && tools.inventory().find(Disk.class, disc.get()).isEmpty()) {
            return VmAction.RUN.refused(
                    "The disc in its drive, " + disc.get() + ", is gone. Eject it or insert another.");
        }
        disc.ifPresent(images::add);
        tools.placing().memory(vm).filter(memory -> !cold).ifPresent(images::add);
        return images.stream()
                .map(this::image)
                .filter(Check.Refused.class::isInstance)
                .findFirst()
                .orElse(Check.FINE);
    }

    private Check image(DiskId id) {
        var disk = tools.inventory().get(Disk.class, id);
        if (disk.status() != DiskStatus.OK) {
            return VmAction.RUN.refused(
                    "Disk " + disk.name() + " is " + disk.status().text() + ".");
        }
        var domain = disk.storageDomainId().flatMap(found -> tools.inventory().find(StorageDomain.class, found));
        if (domain.isPresent() && domain.get().status() != StorageDomainStatus.ACTIVE) {
            return VmAction.RUN.refused("Storage Domain " + domain.get().name() + " is not active.");
        }
        return Check.FINE;
    }
}
