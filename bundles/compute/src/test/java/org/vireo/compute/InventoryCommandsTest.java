package org.vireo.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.compute.DiskCopies.Owner;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.storage.AttachDisk;
import org.vireo.engine.api.storage.NewDisk;
import org.vireo.engine.api.vm.AddTemplate;
import org.vireo.engine.api.vm.AddVm;
import org.vireo.engine.api.vm.CloneSnapshot;
import org.vireo.engine.api.vm.CloneVm;
import org.vireo.engine.api.vm.RemoveTemplate;
import org.vireo.engine.api.vm.RemoveVm;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.engine.api.vm.UpdateTemplate;
import org.vireo.engine.api.vm.UpdateVm;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.Nic;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;
import org.vireo.model.DiskStatus;
import org.vireo.model.SnapshotId;
import org.vireo.model.SnapshotStatus;
import org.vireo.model.SnapshotType;
import org.vireo.model.StorageDomainId;
import org.vireo.model.TemplateId;
import org.vireo.model.TemplateStatus;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;

class InventoryCommandsTest {
    private static TestStore store;

    private final Lab lab = new Lab(store);
    private final VmId id = VmId.random();

    @BeforeAll
    static void open() {
        store = new TestStore();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void start() {
        lab.addHost("h1");
        lab.start();
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private AddVm add(TemplateId template, boolean fullCopy) {
        return new AddVm(id, Details.named("new-" + id), Lab.CLUSTER, template, VmSettings.BLANK, fullCopy, Map.of());
    }

    private TemplateId template() throws Exception {
        var template = TemplateId.random();
        var source = lab.addFullVm();
        var outcome = lab.run(new AddTemplate(
                template, Details.named("t-" + template), source, Optional.empty(), Optional.empty(), ""));
        assertThat(outcome).isInstanceOf(JobOutcome.Finished.class);
        return template;
    }

    private List<Disk> disks(Owner owner) {
        return store.inventory().list(DiskAttachment.class, owner.attachments()).stream()
                .map(attachment -> store.inventory().get(Disk.class, attachment.diskId()))
                .toList();
    }

    @Test
    void addsOneFromBlankAtOnce() throws Exception {
        assertThat(lab.submit(add(TemplateId.BLANK, false)).outcome().toCompletableFuture())
                .isDone();
        assertThat(lab.status(id)).isEqualTo(VmStatus.DOWN);
        assertThat(store.inventory().list(Snapshot.class, Where.equal("vmId", id)))
                .singleElement()
                .matches(snapshot -> snapshot.type() == SnapshotType.ACTIVE)
                .matches(snapshot -> snapshot.description().equals("Active VM"));
        assertThat(lab.events.codes()).containsExactly(VmEvents.ADDED);
        assertThat(lab.locks()).isZero();
    }

    @Test
    void makesATemplateWithFullCopies() throws Exception {
        var template = template();
        assertThat(lab.template(template).status()).isEqualTo(TemplateStatus.OK);
        assertThat(lab.template(template).versionNumber()).isEqualTo(1);
        assertThat(disks(Owner.of(template)))
                .singleElement()
                .matches(disk -> disk.status() == DiskStatus.OK)
                .matches(disk -> disk.backingDiskId().isEmpty())
                .matches(disk -> lab.volumes.images.contains(disk.id()));
        assertThat(store.inventory().count(Nic.class, Where.equal("templateId", template)))
                .isEqualTo(1);
        assertThat(lab.events.codes()).contains(VmEvents.TEMPLATE_BEGUN, VmEvents.TEMPLATE_DONE);
    }

    @Test
    void givesOneFromATemplateOverlays() throws Exception {
        var template = template();
        assertThat(lab.run(add(template, false))).isInstanceOf(JobOutcome.Finished.class);
        var below = disks(Owner.of(template)).get(0).id();
        assertThat(disks(Owner.of(id)))
                .singleElement()
                .matches(disk -> disk.backingDiskId().equals(Optional.of(below)))
                .matches(disk -> disk.format() == DiskFormat.COW && disk.status() == DiskStatus.OK)
                .matches(disk -> lab.volumes.images.contains(disk.id()));
        assertThat(lab.vm(id).templateId()).isEqualTo(template);
        assertThat(lab.status(id)).isEqualTo(VmStatus.DOWN);
        assertThat(store.inventory().count(Nic.class, Where.equal("vmId", id))).isEqualTo(1);
        assertThat(lab.events.codes()).endsWith(VmEvents.ADD_BEGUN, VmEvents.ADD_DONE);
    }

    @Test
    void givesAFullCopyNothingToReadThrough() throws Exception {
        var template = template();
        lab.run(add(template, true));
        assertThat(disks(Owner.of(id)))
                .singleElement()
                .matches(disk -> disk.backingDiskId().isEmpty());
        assertThat(lab.vm(id).templateId()).isEqualTo(TemplateId.BLANK);
        assertThat(lab.vm(id).originalTemplateId()).isEqualTo(template);
        assertThat(lab.run(new RemoveTemplate(template))).isInstanceOf(JobOutcome.Finished.class);
    }

    @Test
    void leavesNothingOfAMachineWhoseDisksCannotBeMade() throws Exception {
        var template = template();
        var images = lab.volumes.images.size();
        lab.volumes.full = true;
        assertThat(lab.run(add(template, false))).isInstanceOf(JobOutcome.Failed.class);
        assertThat(store.inventory().find(Vm.class, id)).isEmpty();
        assertThat(disks(Owner.of(id))).isEmpty();
        assertThat(store.inventory().count(Nic.class, Where.equal("vmId", id))).isZero();
        assertThat(lab.volumes.images).hasSize(images);
        assertThat(lab.events.codes()).endsWith(VmEvents.ADD_FAILED);
        assertThat(lab.locks()).isZero();
    }

    private AddVm withFirstDisks(TemplateId template, DiskId existing) {
        var fresh = new NewDisk(
                DiskId.random(),
                Details.named("first"),
                lab.domain,
                DiskFormat.COW,
                ByteSize.ofGiB(1),
                true,
                false,
                false,
                "data");
        var made = attach(fresh.id(), Optional.of(fresh));
        return new AddVm(
                id,
                Details.named("new-" + id),
                Lab.CLUSTER,
                template,
                VmSettings.BLANK,
                false,
                Map.of(),
                List.of(made, attach(existing, Optional.empty())));
    }

    private AttachDisk attach(DiskId disk, Optional<NewDisk> create) {
        return new AttachDisk(id, disk, create, DiskInterface.VIRTIO, false, true, false, "{}");
    }

    private DiskId free() {
        var disk = lab.addDisk(Optional.of(lab.addVm(VmStatus.DOWN)), Optional.empty());
        lab.change(() -> store.inventory()
                .list(DiskAttachment.class, Where.equal("diskId", disk))
                .forEach(store.inventory()::remove));
        return disk;
    }

    @Test
    void givesOneFurtherDisksInTheSameJob() throws Exception {
        var existing = free();
        assertThat(lab.run(withFirstDisks(template(), existing))).isInstanceOf(JobOutcome.Finished.class);
        assertThat(disks(Owner.of(id)))
                .hasSize(3)
                .allMatch(disk -> disk.status() == DiskStatus.OK)
                .allMatch(disk -> lab.volumes.images.contains(disk.id()))
                .extracting(Disk::id)
                .contains(existing);
        assertThat(lab.status(id)).isEqualTo(VmStatus.DOWN);
        assertThat(lab.locks()).isZero();
    }

    @Test
    void leavesADiskThatWasThereWhenTheOthersCannotBeMade() throws Exception {
        var existing = free();
        lab.volumes.full = true;
        assertThat(lab.run(withFirstDisks(TemplateId.BLANK, existing))).isInstanceOf(JobOutcome.Failed.class);
        assertThat(store.inventory().find(Vm.class, id)).isEmpty();
        assertThat(disks(Owner.of(id))).isEmpty();
        assertThat(store.inventory().find(Disk.class, existing)).isPresent();
        assertThat(store.inventory().count(Disk.class, Where.equal("name", "first")))
                .isZero();
        assertThat(lab.locks()).isZero();
    }

    @Test
    void refusesANameThatIsTaken() throws Exception {
        lab.run(add(TemplateId.BLANK, false));
        var other = new AddVm(
                VmId.random(),
                Details.named("new-" + id),
                Lab.CLUSTER,
                TemplateId.BLANK,
                VmSettings.BLANK,
                false,
                Map.of());
        assertThatThrownBy(() -> lab.submit(other))
                .isInstanceOf(CommandRefused.class)
                .hasMessage("Cannot add VM. The VM name is already in use, please choose a unique name and try again.");
    }

    @Test
    void refusesToPlaceOverlaysElsewhere() throws Exception {
        var template = template();
        var below = disks(Owner.of(template)).get(0).id();
        var elsewhere = new AddVm(
                id,
                Details.named("new-" + id),
                Lab.CLUSTER,
                template,
                VmSettings.BLANK,
                false,
                Map.of(below, StorageDomainId.random()));
        assertThatThrownBy(() -> lab.submit(elsewhere)).hasMessageContaining("another Storage Domain");
    }

    @Test
    void changesARunningOneForItsNextStart() throws Exception {
        lab.run(add(TemplateId.BLANK, false));
        lab.run(new StartVm(id, Optional.empty(), false, Optional.empty()));
        var more = VmSettings.BLANK.edit().serialConsole(true).done();
        var name =
                new DetailsChange(Optional.of("renamed-" + id), Optional.empty(), Optional.empty(), Optional.empty());
        lab.run(new UpdateVm(id, name, Optional.empty(), Optional.of(more)));
        assertThat(lab.vm(id).name()).isEqualTo("renamed-" + id);
        assertThat(lab.vm(id).settings().serialConsole()).isTrue();
        assertThat(lab.vm(id).runSettings()).contains(VmSettings.BLANK);
        assertThat(lab.events.codes()).endsWith(VmEvents.UPDATED);
    }

    @Test
    void clonesOneWithDisksAndInterfacesOfItsOwn() throws Exception {
        var source = lab.addFullVm();
        assertThat(lab.run(new CloneVm(id, source, Details.named("copy-" + id))))
                .isInstanceOf(JobOutcome.Finished.class);
        assertThat(lab.status(id)).isEqualTo(VmStatus.DOWN);
        assertThat(lab.vm(id).settings()).isEqualTo(lab.vm(source).settings());
        assertThat(disks(Owner.of(id)))
                .singleElement()
                .matches(disk -> disk.status() == DiskStatus.OK)
                .matches(disk -> disk.backingDiskId().isEmpty());
        assertThat(lab.volumes.images).contains(disks(Owner.of(id)).get(0).id());
    }

    @Test
    void makesOneOfASnapshotOfAnotherThatRuns() throws Exception {
        var source = lab.addFullVm();
        var disk = disks(Owner.of(source)).get(0);
        var snapshot = SnapshotId.random();
        lab.change(() -> freeze(snapshot, source, disk));
        lab.change(() -> store.inventory().get(Vm.class, source).setStatus(VmStatus.UP));
        lab.volumes.images.add(new DiskId(disk.id().value()));
        var settings = VmSettings.BLANK.edit().serialConsole(true).done();
        assertThat(lab.run(new CloneSnapshot(id, source, snapshot, Details.named("copy-" + id), Lab.CLUSTER, settings)))
                .isInstanceOf(JobOutcome.Finished.class);
        assertThat(lab.status(id)).isEqualTo(VmStatus.DOWN);
        assertThat(lab.vm(id).settings()).isEqualTo(settings);
        assertThat(disks(Owner.of(id)))
                .singleElement()
                .matches(copy -> copy.status() == DiskStatus.OK)
                .matches(copy -> copy.size().equals(ByteSize.ofMiB(512)))
                .matches(copy -> copy.format() == DiskFormat.RAW);
        lab.change(() -> store.inventory()
                .list(FrozenImage.class, Where.equal("snapshotId", snapshot))
                .forEach(image -> image.setSpoilt(true)));
        var again =
                new CloneSnapshot(VmId.random(), source, snapshot, Details.named("again-" + id), Lab.CLUSTER, settings);
        assertThatThrownBy(() -> lab.run(again)).hasMessageContaining("illegal");
        var taken = new CloneSnapshot(id, source, snapshot, Details.named("third-" + id), Lab.CLUSTER, settings);
        assertThatThrownBy(() -> lab.run(taken)).hasMessageContaining("with the id " + id);
    }

    @Test
    void makesATemplateOfASnapshotOfOneThatRuns() throws Exception {
        var source = lab.addFullVm();
        var disk = disks(Owner.of(source)).get(0);
        var snapshot = SnapshotId.random();
        lab.change(() -> freeze(snapshot, source, disk));
        lab.change(() -> store.inventory().get(Vm.class, source).setStatus(VmStatus.UP));
        lab.volumes.images.add(disk.id());
        var template = TemplateId.random();
        var details = Details.named("of-snapshot-" + id);
        assertThat(lab.run(new AddTemplate(
                        template, details, source, Optional.empty(), Optional.empty(), "", Optional.of(snapshot))))
                .isInstanceOf(JobOutcome.Finished.class);
        assertThat(lab.template(template).status()).isEqualTo(TemplateStatus.OK);
        assertThat(lab.status(source)).isEqualTo(VmStatus.UP);
        assertThat(disks(Owner.of(template)))
                .singleElement()
                .matches(copy -> copy.status() == DiskStatus.OK)
                .matches(copy -> copy.size().equals(ByteSize.ofMiB(512)));
        var foreign = new AddTemplate(
                TemplateId.random(),
                Details.named("foreign-" + id),
                lab.addFullVm(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.of(snapshot));
        assertThatThrownBy(() -> lab.run(foreign)).hasMessageContaining("no such Snapshot");
    }

    @Test
    void propertiesOfOneOfASnapshotAreJudgedAsThoseOfAnyOther() throws Exception {
        var source = lab.addFullVm();
        var snapshot = SnapshotId.random();
        lab.change(() -> freeze(snapshot, source, disks(Owner.of(source)).get(0)));
        lab.change(() -> {
            var row = store.inventory().get(Snapshot.class, snapshot);
            row.setSettings(Optional.of(coloured("red")));
        });
        var right = Permit.on("change_vm_custom_properties", "cluster", Lab.CLUSTER);
        assertThat(permits(source, snapshot, coloured("red"))).doesNotContain(right);
        assertThat(permits(source, snapshot, coloured("green"))).contains(right);
        var green = new CloneSnapshot(id, source, snapshot, Details.named("green"), Lab.CLUSTER, coloured("green"));
        assertThatThrownBy(() -> lab.run(green)).hasMessageContaining("colour");
    }

    private static VmSettings coloured(String colour) {
        return VmSettings.BLANK
                .edit()
                .customProperties(Map.of("colour", colour))
                .done();
    }

    private Set<Permit> permits(VmId source, SnapshotId snapshot, VmSettings settings) {
        var command = new CloneSnapshot(id, source, snapshot, Details.named("new"), Lab.CLUSTER, settings);
        return store.transactions().call(() -> lab.cloningSnapshots().permits(command));
    }

    private void freeze(SnapshotId id, VmId vm, Disk disk) {
        var snapshot = new Snapshot(id);
        snapshot.setVmId(vm);
        snapshot.setType(SnapshotType.REGULAR);
        snapshot.setStatus(SnapshotStatus.OK);
        snapshot.setCreated(Instant.now());
        store.inventory().add(snapshot);
        store.inventory().flush();
        var image = new FrozenImage(disk.id().value());
        image.setSnapshotId(id);
        image.setDiskId(disk.id());
        image.setFormat(DiskFormat.RAW);
        image.setSize(ByteSize.ofMiB(512));
        store.inventory().add(image);
        disk.setImageId(Optional.of(UUID.randomUUID()));
    }

    @Test
    void removesOneWithItsDisks() throws Exception {
        var template = template();
        lab.run(add(template, false));
        var disk = disks(Owner.of(id)).get(0).id();
        assertThat(lab.run(new RemoveVm(id, false, false))).isInstanceOf(JobOutcome.Finished.class);
        assertThat(store.inventory().find(Vm.class, id)).isEmpty();
        assertThat(store.inventory().find(Disk.class, disk)).isEmpty();
        assertThat(lab.volumes.images).doesNotContain(disk);
        assertThat(store.inventory().count(Snapshot.class, Where.equal("vmId", id)))
                .isZero();
        assertThat(lab.events.codes()).endsWith(VmEvents.REMOVED);
        assertThat(lab.locks()).isZero();
    }

    @Test
    void keepsDisksOnRequest() throws Exception {
        lab.run(add(template(), false));
        var disk = disks(Owner.of(id)).get(0).id();
        lab.run(new RemoveVm(id, true, false));
        assertThat(store.inventory().find(Vm.class, id)).isEmpty();
        assertThat(store.inventory().get(Disk.class, disk).status()).isEqualTo(DiskStatus.OK);
        assertThat(lab.volumes.images).contains(disk);
    }

    @Test
    void marksDisksThatMayBeGoneAsIllegal() throws Exception {
        lab.run(add(template(), false));
        lab.volumes.full = true;
        assertThat(lab.run(new RemoveVm(id, false, false))).isInstanceOf(JobOutcome.Failed.class);
        assertThat(lab.status(id)).isEqualTo(VmStatus.IMAGE_ILLEGAL);
        assertThat(disks(Owner.of(id)).get(0).status()).isEqualTo(DiskStatus.ILLEGAL);
        assertThat(lab.run(new RemoveVm(id, false, true))).isInstanceOf(JobOutcome.Finished.class);
        assertThat(store.inventory().find(Vm.class, id)).isEmpty();
    }

    @Test
    void refusesToRemoveWhatRunsOrIsGuarded() throws Exception {
        lab.run(add(TemplateId.BLANK, false));
        var guarded = VmSettings.BLANK.edit().deleteProtected(true).done();
        lab.run(new UpdateVm(id, DetailsChange.NONE, Optional.empty(), Optional.of(guarded)));
        assertThatThrownBy(() -> lab.submit(new RemoveVm(id, false, false)))
                .hasMessageStartingWith("Cannot remove VM. Delete protection is enabled.");
        lab.run(new StartVm(id, Optional.empty(), false, Optional.empty()));
        assertThatThrownBy(() -> lab.submit(new RemoveVm(id, false, false)))
                .hasMessage("Cannot remove VM. VM is being started.");
    }

    @Test
    void refusesToRemoveATemplateInUse() throws Exception {
        var template = template();
        lab.run(add(template, false));
        assertThatThrownBy(() -> lab.submit(new RemoveTemplate(template)))
                .isInstanceOf(CommandRefused.class)
                .hasMessage("Cannot delete Template. Template is being used by the following VMs: new-" + id + ".");
        lab.run(new RemoveVm(id, false, false));
        assertThat(lab.run(new RemoveTemplate(template))).isInstanceOf(JobOutcome.Finished.class);
        assertThat(store.inventory().find(Template.class, template)).isEmpty();
    }

    @Test
    void countsVersionsOfATemplate() throws Exception {
        var base = template();
        var version = TemplateId.random();
        var source = lab.addFullVm();
        lab.run(new AddTemplate(
                version, Details.named("t-" + base), source, Optional.empty(), Optional.of(base), "second"));
        assertThat(lab.template(version).versionNumber()).isEqualTo(2);
        assertThat(lab.template(version).baseTemplateId()).isEqualTo(base);
        assertThatThrownBy(() -> lab.submit(new RemoveTemplate(base))).hasMessageContaining("base of other");
    }

    @Test
    void leavesTheVmAsItWasWhenItsTemplateCannotBeMade() throws Exception {
        var source = lab.addFullVm();
        lab.volumes.full = true;
        var template = TemplateId.random();
        assertThat(lab.run(new AddTemplate(
                        template, Details.named("t-" + template), source, Optional.empty(), Optional.empty(), "")))
                .isInstanceOf(JobOutcome.Failed.class);
        assertThat(lab.status(source)).isEqualTo(VmStatus.DOWN);
        assertThat(store.inventory().find(Template.class, template)).isEmpty();
        assertThat(disks(Owner.of(template))).isEmpty();
    }

    @Test
    void leavesTheBlankTemplateAlone() {
        assertThatThrownBy(() -> lab.submit(new RemoveTemplate(TemplateId.BLANK)))
                .hasMessageContaining("Blank Template");
        assertThatThrownBy(() -> lab.submit(new UpdateTemplate(TemplateId.BLANK, DetailsChange.NONE, Optional.empty())))
                .hasMessageContaining("Blank Template");
    }
}
