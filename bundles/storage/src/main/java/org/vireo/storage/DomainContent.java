package org.vireo.storage;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.network.Ports;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Named;
import org.vireo.inventory.Reservation;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.inventory.VmPool;
import org.vireo.inventory.VmPoolMember;
import org.vireo.inventory.VmSample;
import org.vireo.inventory.Where;
import org.vireo.model.DiskStatus;
import org.vireo.model.Id;
import org.vireo.model.SnapshotType;
import org.vireo.model.StorageDomainId;
import org.vireo.model.TemplateStatus;
import org.vireo.model.VmStatus;

/** The machines and disks on a storage domain, which leave the inventory together with it. Works in the present transaction. */
@Component(service = DomainContent.class)
public final class DomainContent {
    private final Inventory inventory;
    private final Ports ports;

    @Activate
    public DomainContent(@Reference Inventory inventory, @Reference Ports ports) {
        this.inventory = inventory;
        this.ports = ports;
    }

    /** What lies on a domain, and what has a disk there. */
    private record Content(List<Disk> disks, List<Vm> vms, List<Template> templates) {}

    private Content of(StorageDomainId domain) {
        var disks = inventory.list(
                Disk.class, Where.equal("storageDomainId", domain).orderBy("name"));
        var attachments = disks.isEmpty()
                ? List.<DiskAttachment>of()
                : inventory.list(DiskAttachment.class, Where.in("diskId", Snapshots.ids(disks)));
        var vms = attachments.stream().flatMap(one -> one.vmId().stream()).collect(Collectors.toSet());
        var templates =
                attachments.stream().flatMap(one -> one.templateId().stream()).collect(Collectors.toSet());
        return new Content(disks, inventory.findAll(Vm.class, vms), inventory.findAll(Template.class, templates));
    }

    Set<LockKey> locks(StorageDomainId domain) {
        var content = of(domain);
        var keys = new HashSet<LockKey>();
        content.vms().forEach(vm -> keys.add(LockKey.exclusive("vm", vm.id())));
        content.templates().forEach(template -> keys.add(LockKey.exclusive("template", template.id())));
        content.disks().forEach(disk -> keys.add(LockKey.exclusive(NewDisks.KIND, disk.id())));
        return keys;
    }

    boolean isEmpty(StorageDomainId domain) {
        return inventory.count(Disk.class, Where.equal("storageDomainId", domain)) == 0;
    }

    /** Whether all that lies on the domain can leave with it, as a whole and without anything else. */
    Check leaving(StorageDomainId domain, String attempt) {
        var content = of(domain);
        var reasons = new LinkedHashSet<String>();
        content.disks().stream()
                .filter(disk -> disk.status() == DiskStatus.LOCKED)
                .forEach(disk -> reasons.add("Disk " + disk.name() + " is locked."));
        content.vms().forEach(vm -> staying(vm, domain).ifPresent(reasons::add));
        content.templates().forEach(template -> staying(template, content).ifPresent(reasons::add));
        content.templates().stream()
                .filter(template -> elsewhere(Where.equal("templateId", template.id()), domain))
                .forEach(template -> reasons.add("Template " + template.name() + " has disks elsewhere, too."));
        return reasons.isEmpty()
                ? Check.FINE
                : Check.conflict(reasons.stream()
                        .limit(10)
                        .map(reason -> attempt + " " + reason)
                        .toArray(String[]::new));
    }

    private Optional<String> staying(Vm vm, StorageDomainId domain) {
        var who = "VM " + vm.name();
        if (vm.status() != VmStatus.DOWN) {
            return Optional.of(who + " is not down.");
        }
        if (vm.settings().deleteProtected()) {
            return Optional.of(who + " is protected against deletion.");
        }
        if (inventory.count(VmPoolMember.class, Where.equal("vmId", vm.id())) > 0) {
            return Optional.of(who + " belongs to a pool.");
        }
        if (inventory.count(Snapshot.class, Where.equal("vmId", vm.id()).andEqual("type", SnapshotType.PREVIEW)) > 0) {
            return Optional.of(who + " looks at a snapshot; commit or undo that first.");
        }
        return elsewhere(Where.equal("vmId", vm.id()), domain)
                ? Optional.of(who + " has disks elsewhere, too.")
                : Optional.empty();
    }

    private boolean elsewhere(Where owned, StorageDomainId domain) {
        return inventory.list(DiskAttachment.class, owned).stream()
                .map(one -> inventory.get(Disk.class, one.diskId()))
                .flatMap(disk -> disk.storageDomainId().stream())
                .anyMatch(other -> !other.equals(domain));
    }

    private Optional<String> staying(Template template, Content content) {
        var who = "Template " + template.name();
        if (template.status() == TemplateStatus.LOCKED) {
            return Optional.of(who + " is locked.");
        }
        if (template.settings().deleteProtected()) {
            return Optional.of(who + " is protected against deletion.");
        }
        var leaving = content.vms().stream().map(Vm::id).collect(Collectors.toSet());
        var user = inventory.list(Vm.class, Where.equal("templateId", template.id())).stream()
                .filter(vm -> !leaving.contains(vm.id()))
                .findFirst();
        if (user.isPresent()) {
            return Optional.of(who + " is used by VM " + user.get().name() + ", which is not on the domain.");
        }
        var going = content.templates().stream().map(Template::id).collect(Collectors.toSet());
        var version = inventory.list(Template.class, Where.equal("baseTemplateId", template.id())).stream()
                .anyMatch(other -> !going.contains(other.id()));
        if (version) {
            return Optional.of(who + " has versions that are not on the domain.");
        }
        return inventory.count(VmPool.class, Where.equal("templateId", template.id())) > 0
                ? Optional.of(who + " is used by a pool.")
                : Optional.empty();
    }

    /** Takes all of it out of the inventory; images and records stay where they are. Says what went. */
    List<String> leave(StorageDomainId domain) {
        var content = of(domain);
        content.vms().forEach(this::forget);
        content.templates().forEach(this::forget);
        for (var disk : content.disks()) {
            inventory
                    .list(DiskAttachment.class, Where.equal("diskId", disk.id()))
                    .forEach(inventory::remove);
            inventory.list(FrozenImage.class, Where.equal("diskId", disk.id())).forEach(inventory::remove);
        }
        inventory.flush();
        content.disks().forEach(inventory::remove);
        inventory.flush();
        return Stream.concat(content.vms().stream(), content.templates().stream())
                .map(Named.class::cast)
                .map(Named::name)
                .toList();
    }

    private void forget(Vm vm) {
        detach(Where.equal("vmId", vm.id()), vm.id());
        for (var snapshot : inventory.list(Snapshot.class, Where.equal("vmId", vm.id()))) {
            inventory
                    .list(FrozenImage.class, Where.equal("snapshotId", snapshot.id()))
                    .forEach(inventory::remove);
            inventory.flush();
            inventory.remove(snapshot);
        }
        inventory.find(VmSample.class, vm.id()).ifPresent(inventory::remove);
        inventory.find(Reservation.class, vm.id()).ifPresent(inventory::remove);
        inventory.flush();
        inventory.remove(vm);
    }

    private void forget(Template template) {
        detach(Where.equal("templateId", template.id()), template.id());
        inventory.flush();
        inventory.remove(template);
    }

    private void detach(Where owned, Id owner) {
        inventory.list(DiskAttachment.class, owned).forEach(inventory::remove);
        ports.removeAll(owner);
    }

    /** For people: what went along. */
    static String along(List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        var few = names.stream().limit(10).collect(Collectors.joining(", "));
        return " With it went " + few + (names.size() > 10 ? " and " + (names.size() - 10) + " more." : ".");
    }
}
