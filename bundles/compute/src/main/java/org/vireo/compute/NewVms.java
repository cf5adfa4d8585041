package org.vireo.compute;

import java.time.Clock;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.network.Ports;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.ClusterId;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;

/** Rows of virtual machines that are being made, whatever they are made of. All in the present transaction. */
final class NewVms {
    private final Inventory inventory;
    private final Ports ports;
    private final Icons icons;
    private final Clock clock = Clock.systemUTC();

    NewVms(Inventory inventory, Ports ports) {
        this.inventory = inventory;
        this.ports = ports;
        this.icons = new Icons(inventory);
    }

    /** What all have, not yet kept; {@code disks} says whether there are images to wait for. */
    Vm begun(VmId id, Details details, ClusterId cluster, VmSettings settings, boolean disks) {
        var vm = new Vm(id);
        details.applyTo(vm);
        icons.settle(vm, "");
        vm.setClusterId(cluster);
        vm.setStatus(disks ? VmStatus.IMAGE_LOCKED : VmStatus.DOWN);
        vm.setSettings(settings);
        vm.setConsoles(ProtocolText.NO_CONSOLES);
        vm.setCreated(clock.instant());
        return vm;
    }

    /** Keeps it with its present state as its first snapshot. */
    void add(Vm vm) {
        inventory.add(vm);
        inventory.add(Snapshot.active(vm.id(), clock.instant()));
        inventory.flush();
    }

    /** The same of one with full copies of the disks of another: it reads through to no template. */
    void addAfter(Vm source, Vm vm) {
        vm.setTemplateId(TemplateId.BLANK);
        vm.setOriginalTemplateId(source.originalTemplateId());
        add(vm);
    }

    /** Takes it back with its interfaces and snapshots; its disks are gone already. None is fine. */
    void forget(VmId id) {
        ports.removeAll(id);
        inventory.list(Snapshot.class, Where.equal("vmId", id)).forEach(inventory::remove);
        inventory.flush();
        inventory.find(Vm.class, id).ifPresent(vm -> {
            inventory.remove(vm);
            icons.release(vm.extras(), "");
        });
    }
}
