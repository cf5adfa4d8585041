package org.vireo.storage;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.storage.AttachDisk;
import org.vireo.engine.api.storage.Volumes;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.model.VmId;

/** What giving a virtual machine a disk has in common, whether the machine is there or comes with it. Thread-safe. */
@Component(service = Attachments.class)
public final class Attachments {
    private static final String WHAT = "Cannot attach Virtual Disk.";

    private final Inventory inventory;
    private final Events events;
    private final NewDisks disks;
    private final DiskUse use;
    private final Volumes volumes;
    private final LunRules luns;

    @Activate
    public Attachments(
            @Reference Inventory inventory,
            @Reference Events events,
            @Reference NewDisks disks,
            @Reference DiskUse use,
            @Reference Volumes volumes) {
        this.inventory = inventory;
        this.events = events;
        this.disks = disks;
        this.use = use;
        this.volumes = volumes;
        luns = new LunRules(inventory, use);
    }

    static Set<Permit> permits(AttachDisk wish) {
        return wish.create()
                .map(NewDisks::permits)
                .orElseGet(() -> Set.of(Permit.on("attach_disk", NewDisks.KIND, wish.disk())));
    }

    static Set<LockKey> locks(AttachDisk wish) {
        var keys = new LinkedHashSet<LockKey>();
        keys.add(LockKey.exclusive(NewDisks.KIND, wish.disk()));
        wish.create().ifPresent(disk -> keys.addAll(NewDisks.locks(disk)));
        return keys;
    }

    /** Whether the disk can be made, or is free to be attached. */
    Check check(AttachDisk wish) {
        return fits(wish).and(luns.attach(wish));
    }

    private Check fits(AttachDisk wish) {
        if (wish.create().isEmpty()) {
            return free(inventory.get(Disk.class, wish.disk()), wish.vm());
        }
        var fresh = wish.create().get();
        return fresh.id().equals(wish.disk())
                ? disks.check(fresh, true)
                : Check.invalid("The disk to create and the disk to attach must be the same.");
    }

    private Check free(Disk disk, VmId vm) {
        for (var attachment : use.attachments(disk.id())) {
            if (attachment.vmId().filter(vm::equals).isPresent()) {
                var name = inventory.get(Vm.class, vm).name();
                return Check.conflict(WHAT + " The disk is attached to VM " + name + " already.");
            }
            if (!disk.shareable()) {
                return Check.conflict(WHAT + " The disk " + disk.name() + " is in use and not shareable.");
            }
        }
        return use.unlocked(disk, WHAT).and(use.noMemory(disk, WHAT));
    }

    /** Keeps the attachment, and the disk to make. */
    void begin(AttachDisk wish, Caller caller) {
        wish.create().ifPresent(disks::add);
        var attachment = new DiskAttachment(UUID.randomUUID());
        attachment.setDiskId(wish.disk());
        attachment.setVmId(Optional.of(wish.vm()));
        attachment.setAttachment(wish.attachment());
        attachment.setBootable(wish.bootable());
        attachment.setActive(wish.active());
        attachment.setReadOnly(wish.readOnly());
        attachment.setExtras(wish.extras());
        inventory.add(attachment);
        if (wish.create().isEmpty()) {
            tell(wish, "attached to", caller);
        }
    }

    /** Makes the image of the disk to make. */
    Optional<Step> creation(AttachDisk wish, String name) {
        return wish.create().map(disk -> NewDisks.creation(disk, name, volumes));
    }

    /** The image is there. */
    void complete(AttachDisk wish, Caller caller) {
        if (wish.create().isPresent()) {
            disks.ready(wish.disk());
            tell(wish, "added to", caller);
        }
    }

    private void tell(AttachDisk wish, String what, Caller caller) {
        var disk = inventory.get(Disk.class, wish.disk());
        var vm = inventory.get(Vm.class, wish.vm());
        events.record(Event.normal(
                        97,
                        caller,
                        "The disk " + disk.name() + " was " + what + " VM " + vm.name() + " by " + caller.name() + ".")
                .about("vm", wish.vm())
                .about(NewDisks.KIND, wish.disk()));
    }

    /** Takes the attachment back and forgets the disk that was to be made. */
    void abandon(AttachDisk wish) {
        use.find(wish.vm(), wish.disk()).ifPresent(inventory::remove);
        inventory.flush();
        wish.create().ifPresent(disk -> disks.forget(disk.id()));
    }
}
