package org.vireo.storage;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.storage.MachineDescriptions;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.DomainRecord.Kind;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Named;
import org.vireo.inventory.Network;
import org.vireo.inventory.Nic;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.inventory.VnicProfile;
import org.vireo.inventory.Where;
import org.vireo.model.ClusterId;
import org.vireo.model.DiskId;
import org.vireo.model.DiskStatus;
import org.vireo.model.SnapshotType;
import org.vireo.model.StorageDomainId;
import org.vireo.model.TemplateId;
import org.vireo.model.TemplateStatus;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.storage.ovf.OvfWriter;
import org.vireo.storage.ovf.ToldAttachment;
import org.vireo.storage.ovf.ToldDisk;
import org.vireo.storage.ovf.ToldImage;
import org.vireo.storage.ovf.ToldMachine;
import org.vireo.storage.ovf.ToldNic;
import org.vireo.storage.ovf.ToldOrigin;
import org.vireo.storage.ovf.ToldSnapshot;

/** What storage domains are to tell of the objects of the inventory. Reads the inventory in the present transaction, never writes. */
@Component(service = {Descriptions.class, MachineDescriptions.class})
public final class Descriptions implements MachineDescriptions {
    private final Inventory inventory;

    @Activate
    public Descriptions(@Reference Inventory inventory) {
        this.inventory = inventory;
    }

    /**
     * What is to be told of an object.
     *
     * @param name of the object
     * @param text its descriptor
     * @param domains that are to tell it: those with an image of it
     * @param settled whether nothing works on it now
     */
    record Description(String name, String text, Set<StorageDomainId> domains, boolean settled) {}

    @Override
    public Optional<String> of(VmId vm) {
        return inventory
                .find(Vm.class, vm)
                .map(row ->
                        OvfWriter.of(told(row, parts(Where.equal("vmId", vm))).flat()));
    }

    /** Empty when there is no such object. */
    Optional<Description> of(Kind kind, UUID id) {
        return switch (kind) {
            case VM -> inventory.find(Vm.class, new VmId(id)).map(this::machine);
            case TEMPLATE -> inventory.find(Template.class, new TemplateId(id)).map(this::machine);
            case DISK -> inventory.find(Disk.class, new DiskId(id)).map(this::disk);
        };
    }

    private Description disk(Disk disk) {
        var domains = disk.storageDomainId().stream().collect(Collectors.toSet());
        var text = domains.isEmpty() ? "" : OvfWriter.of(told(disk));
        return new Description(disk.name(), text, domains, disk.status() != DiskStatus.LOCKED);
    }

    private Description machine(Vm vm) {
        var parts = parts(Where.equal("vmId", vm.id()));
        var told = told(vm, parts);
        return parts.describe(vm.name(), told, vm.status() != VmStatus.IMAGE_LOCKED && !previewing(vm.id()));
    }

    /** A machine with its disks as a guest would read them, by themselves and without snapshots. */
    ToldMachine flat(boolean template, UUID id) {
        var told = template
                ? told(
                        inventory.get(Template.class, new TemplateId(id)),
                        parts(Where.equal("templateId", new TemplateId(id))))
                : told(inventory.get(Vm.class, new VmId(id)), parts(Where.equal("vmId", new VmId(id))));
        return told.flat();
    }

    private ToldMachine told(Vm vm, Parts parts) {
        var origin = new ToldOrigin(
                clusterName(vm.clusterId()),
                vm.templateId().value(),
                inventory
                        .find(Template.class, vm.templateId())
                        .map(Template::name)
                        .orElse(""),
                vm.originalTemplateId().value(),
                1,
                "");
        return new ToldMachine(
                false,
                vm.id().value(),
                texts(vm),
                vm.created(),
                OvfWriter.open(vm.settings()),
                vm.initialized(),
                origin,
                parts.told(),
                parts.attachments(),
                nics(Where.equal("vmId", vm.id())),
                snapshots(vm.id()));
    }

    private boolean previewing(VmId vm) {
        return inventory.count(Snapshot.class, Where.equal("vmId", vm).andEqual("type", SnapshotType.PREVIEW)) > 0;
    }

    private Description machine(Template template) {
        var parts = parts(Where.equal("templateId", template.id()));
        return parts.describe(template.name(), told(template, parts), template.status() != TemplateStatus.LOCKED);
    }

    private ToldMachine told(Template template, Parts parts) {
        var base = template.baseTemplateId().value();
        var origin = new ToldOrigin(
                template.clusterId().map(this::clusterName).orElse(""),
                base,
                template.name(),
                base,
                template.versionNumber(),
                template.versionName());
        return new ToldMachine(
                true,
                template.id().value(),
                texts(template),
                template.created(),
                OvfWriter.open(template.settings()),
                false,
                origin,
                parts.told(),
                parts.attachments(),
                nics(Where.equal("templateId", template.id())),
                List.of());
    }

    /** Disks with images and how they are attached; others cannot be told of in a storage domain. */
    private record Parts(List<Disk> disks, List<ToldDisk> told, List<ToldAttachment> attachments) {
        Description describe(String name, ToldMachine machine, boolean idle) {
            var domains = disks.stream()
                    .flatMap(disk -> disk.storageDomainId().stream())
                    .collect(Collectors.toSet());
            var still = disks.stream().noneMatch(disk -> disk.status() == DiskStatus.LOCKED);
            return new Description(name, domains.isEmpty() ? "" : OvfWriter.of(machine), domains, idle && still);
        }
    }

    private Parts parts(Where owned) {
        var attachments = inventory.list(DiskAttachment.class, owned.orderBy("diskId"));
        var disks = attachments.stream()
                .map(one -> inventory.get(Disk.class, one.diskId()))
                .filter(disk -> disk.storageDomainId().isPresent())
                .toList();
        var ids = Snapshots.ids(disks);
        return new Parts(
                disks,
                disks.stream().map(this::told).toList(),
                attachments.stream()
                        .filter(one -> ids.contains(one.diskId()))
                        .map(Descriptions::told)
                        .toList());
    }

    private static ToldAttachment told(DiskAttachment one) {
        return new ToldAttachment(
                one.diskId().value(), one.attachment(), one.bootable(), one.active(), one.readOnly(), one.extras());
    }

    private ToldDisk told(Disk disk) {
        var frozen = inventory
                .list(FrozenImage.class, Where.equal("diskId", disk.id()).orderBy("id"))
                .stream()
                .map(image -> new ToldImage(
                        image.id(),
                        image.snapshotId().value(),
                        image.parentId(),
                        image.format(),
                        image.size(),
                        image.spoilt()))
                .toList();
        return new ToldDisk(
                disk.id().value(),
                texts(disk),
                disk.storageDomainId().orElseThrow().value(),
                disk.format(),
                disk.size(),
                disk.sparse(),
                disk.shareable(),
                disk.wipeAfterDelete(),
                disk.readOnly(),
                disk.contentType(),
                disk.created(),
                disk.imageId(),
                disk.parentImageId(),
                disk.backingDiskId().map(DiskId::value),
                frozen);
    }

    private List<ToldNic> nics(Where owned) {
        return inventory.list(Nic.class, owned.orderBy("name")).stream()
                .map(this::told)
                .toList();
    }

    private ToldNic told(Nic nic) {
        var profile = nic.vnicProfileId().flatMap(id -> inventory.find(VnicProfile.class, id));
        return new ToldNic(
                nic.id().value(),
                texts(nic),
                nic.mac(),
                nic.model(),
                nic.linked(),
                nic.plugged(),
                profile.flatMap(one -> inventory.find(Network.class, one.networkId()))
                        .map(Network::name)
                        .orElse(""),
                profile.map(VnicProfile::name).orElse(""));
    }

    private List<ToldSnapshot> snapshots(VmId vm) {
        var regular =
                Where.equal("vmId", vm).andEqual("type", SnapshotType.REGULAR).orderBy("created");
        return inventory.list(Snapshot.class, regular).stream()
                .map(one -> new ToldSnapshot(
                        one.id().value(),
                        one.description(),
                        one.created(),
                        one.settings().map(OvfWriter::open),
                        one.devices(),
                        one.extras()))
                .toList();
    }

    private String clusterName(ClusterId id) {
        return inventory.get(Cluster.class, id).name();
    }

    private static Details texts(Named object) {
        return new Details(object.name(), object.description(), object.comment(), object.extras());
    }
}
