package org.vireo.storage;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.network.Ports;
import org.vireo.engine.api.storage.ImportOva;
import org.vireo.engine.api.storage.NewDisk;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.ClusterId;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskStatus;
import org.vireo.model.TemplateId;
import org.vireo.model.TemplateStatus;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;
import org.vireo.storage.ovf.PackagedDisk;
import org.vireo.storage.ovf.PackagedMachine;
import org.vireo.storage.ovf.ToldAttachment;

/** Rows of a machine that comes out of a package. All in the present transaction. */
final class OvaRows {
    private final Inventory inventory;
    private final NewDisks disks;
    private final Arrivals arrivals;
    private final Ports ports;
    private final ArrivingNics nics;
    private final Clock clock = Clock.systemUTC();

    OvaRows(Inventory inventory, NewDisks disks, Arrivals arrivals, Ports ports) {
        this.inventory = inventory;
        this.disks = disks;
        this.arrivals = arrivals;
        this.ports = ports;
        this.nics = new ArrivingNics(inventory);
    }

    private static Optional<VmId> vm(ImportOva command) {
        return command.template() ? Optional.empty() : Optional.of(new VmId(command.id()));
    }

    private static Optional<TemplateId> template(ImportOva command) {
        return command.template() ? Optional.of(new TemplateId(command.id())) : Optional.empty();
    }

    /** The machine as long as nothing is known of it but its name. */
    void begin(ImportOva command) {
        vm(command).ifPresent(id -> vm(id, command.name(), command.cluster(), VmStatus.IMAGE_LOCKED));
        template(command).ifPresent(id -> {
            var row = new Template(id);
            Details.named(command.name()).applyTo(row);
            row.setClusterId(Optional.of(command.cluster()));
            row.setStatus(TemplateStatus.LOCKED);
            row.setSettings(VmSettings.BLANK);
            row.setBaseTemplateId(id);
            row.setVersionNumber(1);
            row.setVersionName("");
            row.setCreated(clock.instant());
            inventory.add(row);
        });
        inventory.flush();
    }

    private Vm vm(VmId id, String name, ClusterId cluster, VmStatus status) {
        var row = new Vm(id);
        Details.named(name).applyTo(row);
        row.setClusterId(cluster);
        row.setTemplateId(TemplateId.BLANK);
        row.setOriginalTemplateId(TemplateId.BLANK);
        row.setStatus(status);
        row.setSettings(VmSettings.BLANK);
        row.setConsoles("[]");
        row.setCreated(clock.instant());
        inventory.add(row);
        inventory.add(Snapshot.active(id, clock.instant()));
        return row;
    }

    /** A machine whose disks are here already, without them. */
    void add(VmId id, String name, ClusterId cluster, PackagedMachine machine) {
        tell(vm(id, name, cluster, VmStatus.DOWN), machine);
        inventory.flush();
        ports.keep(id, cluster, nics.of(machine, inventory.get(Cluster.class, cluster)), true);
    }

    /** Gives such a machine a disk. */
    void attach(VmId vm, DiskId disk, PackagedDisk told, PackagedMachine machine) {
        var attached = machine.own().stream()
                .flatMap(own -> own.attachments().stream())
                .filter(one -> one.disk().equals(disk.value()))
                .findFirst();
        var row = attachment(disk, Optional.of(vm), Optional.empty());
        row.setAttachment(told.attachment());
        row.setBootable(attached.map(ToldAttachment::bootable)
                .orElse(machine.disks().get(0).equals(told)));
        row.setActive(attached.map(ToldAttachment::active).orElse(true));
        row.setReadOnly(attached.map(ToldAttachment::readOnly).orElse(false));
        inventory.add(row);
    }

    private void tell(Vm row, PackagedMachine machine) {
        row.setSettings(settings(machine));
        row.setDescription(description(machine));
        row.setInitialized(machine.own().map(own -> own.initialized()).orElse(true));
    }

    private static String description(PackagedMachine machine) {
        return machine.own().map(own -> own.texts().description()).orElse(machine.description());
    }

    private static DiskAttachment attachment(DiskId disk, Optional<VmId> vm, Optional<TemplateId> template) {
        var row = new DiskAttachment(UUID.randomUUID());
        row.setDiskId(disk);
        row.setVmId(vm);
        row.setTemplateId(template);
        row.setExtras("{}");
        return row;
    }

    /** All that the package tells of. */
    void fill(ImportOva command, OvaContents contents) {
        var machine = contents.machine();
        vm(command).map(id -> inventory.get(Vm.class, id)).ifPresent(row -> tell(row, machine));
        template(command).map(id -> inventory.get(Template.class, id)).ifPresent(row -> {
            row.setSettings(settings(machine));
            row.setDescription(description(machine));
        });
        contents.disks().forEach(disk -> add(command, disk));
        var kept = nics.of(machine, inventory.get(Cluster.class, command.cluster()));
        vm(command).ifPresent(id -> ports.keep(id, command.cluster(), kept, true));
        template(command).ifPresent(id -> ports.keep(id, kept));
    }

    /** What would start programs on hosts, or name files of theirs, is not taken from a package. */
    private VmSettings settings(PackagedMachine machine) {
        return machine.own()
                .map(own -> arrivals.settings(own)
                        .edit()
                        .directBoot(Optional.empty())
                        .customProperties(Map.of())
                        .done())
                .orElse(machine.settings());
    }

    private void add(ImportOva command, ArrivingDisk disk) {
        disks.add(newDisk(command, disk));
        var row = attachment(disk.id(), vm(command), template(command));
        row.setAttachment(disk.attachment());
        row.setBootable(disk.bootable());
        row.setActive(true);
        row.setReadOnly(false);
        inventory.add(row);
    }

    static NewDisk newDisk(ImportOva command, ArrivingDisk disk) {
        return new NewDisk(
                disk.id(),
                disk.texts(),
                command.domain(),
                command.sparse() ? DiskFormat.COW : DiskFormat.RAW,
                disk.size(),
                command.sparse(),
                false,
                disk.wipeAfterDelete(),
                "data");
    }

    /** Its disks, also half way. */
    List<DiskId> disks(ImportOva command) {
        return attachments(command).stream().map(DiskAttachment::diskId).toList();
    }

    private List<DiskAttachment> attachments(ImportOva command) {
        return inventory.list(
                DiskAttachment.class,
                Where.equal(
                        command.template() ? "templateId" : "vmId", OvaChecks.owner(command.template(), command.id())));
    }

    void ready(ImportOva command) {
        disks(command).forEach(disks::ready);
        vm(command).ifPresent(id -> inventory.get(Vm.class, id).setStatus(VmStatus.DOWN));
        template(command).ifPresent(id -> inventory.get(Template.class, id).setStatus(TemplateStatus.OK));
    }

    /** Takes all of it out of the inventory again; nothing is fine. */
    void forget(ImportOva command) {
        var gone = disks(command);
        attachments(command).forEach(inventory::remove);
        inventory.flush();
        gone.stream()
                .flatMap(id -> inventory.find(Disk.class, id).stream())
                .filter(disk -> disk.status() == DiskStatus.LOCKED)
                .forEach(inventory::remove);
        ports.removeAll(OvaChecks.owner(command.template(), command.id()));
        vm(command).ifPresent(id -> {
            inventory.list(Snapshot.class, Where.equal("vmId", id)).forEach(inventory::remove);
            inventory.flush();
            inventory.find(Vm.class, id).ifPresent(inventory::remove);
        });
        template(command).flatMap(id -> inventory.find(Template.class, id)).ifPresent(inventory::remove);
    }
}
