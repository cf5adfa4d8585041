package org.vireo.storage;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.auth.PredefinedRoles;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Ownership;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.storage.CopyDisk;
import org.vireo.engine.api.storage.Volumes;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskStatus;
import org.vireo.model.StorageDomainStatus;

/** Copies a disk that nothing writes to. */
@Component(service = CommandHandler.class)
public final class CopyDiskHandler implements CommandHandler<CopyDisk> {
    private static final String WHAT = "Cannot copy Virtual Disk.";

    private final Inventory inventory;
    private final Events events;
    private final DiskUse use;
    private final NewDisks disks;
    private final MoveRules rules;
    private final Volumes volumes;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public CopyDiskHandler(
            @Reference Inventory inventory,
            @Reference Events events,
            @Reference DiskUse use,
            @Reference NewDisks disks,
            @Reference MoveRules rules,
            @Reference Volumes volumes) {
        this.inventory = inventory;
        this.events = events;
        this.use = use;
        this.disks = disks;
        this.rules = rules;
        this.volumes = volumes;
    }

    @Override
    public Class<CopyDisk> command() {
        return CopyDisk.class;
    }

    @Override
    public Permit permit(CopyDisk command) {
        return Permit.on("create_disk", Domains.KIND, command.domain());
    }

    @Override
    public Set<Permit> permits(CopyDisk command) {
        var source = inventory.get(Disk.class, command.source());
        return source.storageDomainId().equals(Optional.of(command.domain()))
                ? Set.of(permit(command))
                : Set.of(permit(command), Permit.on("configure_disk_storage", NewDisks.KIND, command.source()));
    }

    @Override
    public Optional<Ownership> owned(CopyDisk command) {
        return Optional.of(Ownership.of(PredefinedRoles.DISK_OPERATOR, "disk", command.id()));
    }

    @Override
    public Set<LockKey> locks(CopyDisk command) {
        var keys = new LinkedHashSet<>(use.locks(command.source()));
        keys.add(LockKey.exclusive(NewDisks.KIND, command.id()));
        keys.add(LockKey.shared(Domains.KIND, command.domain()));
        inventory
                .get(Disk.class, command.source())
                .storageDomainId()
                .ifPresent(domain -> keys.add(LockKey.shared(Domains.KIND, domain)));
        return keys;
    }

    @Override
    public Check check(CopyDisk command, Caller caller) {
        var source = inventory.get(Disk.class, command.source());
        var domain = inventory.get(StorageDomain.class, command.domain());
        if (command.details().name().isBlank()) {
            return Check.invalid("A disk needs an alias.");
        }
        if (source.status() != DiskStatus.OK) {
            return Check.conflict(WHAT + " The disk " + source.name() + " is "
                    + source.status().text() + ".");
        }
        if (domain.status() != StorageDomainStatus.ACTIVE) {
            return Check.conflict(WHAT + " Storage Domain " + domain.name() + " is not active.");
        }
        var within = source.storageDomainId().equals(Optional.of(domain.id()));
        return use.still(source, WHAT).and(within ? Check.FINE : rules.check(source, domain, false, WHAT));
    }

    @Override
    public String describe(CopyDisk command) {
        return "Copying Disk " + inventory.get(Disk.class, command.source()).name();
    }

    @Override
    public void begin(CopyDisk command, Caller caller) {
        var source = inventory.get(Disk.class, command.source());
        var copy = new Disk(command.id());
        command.details().applyTo(copy);
        copy.setStatus(DiskStatus.LOCKED);
        copy.setStorageDomainId(Optional.of(command.domain()));
        copy.setFormat(source.format());
        copy.setSize(source.size());
        copy.setAllocated(ByteSize.ZERO);
        copy.setSparse(source.sparse() || source.format() == DiskFormat.COW);
        copy.setShareable(source.shareable());
        copy.setWipeAfterDelete(source.wipeAfterDelete());
        copy.setContentType(source.contentType());
        copy.setCreated(clock.instant());
        inventory.add(copy);
        source.setStatus(DiskStatus.LOCKED);
    }

    @Override
    public List<Step> plan(CopyDisk command) {
        return List.of(NamedStep.copying(
                "copy",
                "Copying the image",
                context -> volumes.copy(command.source(), command.id(), context.call()),
                context -> volumes.takeBack(command.id(), context.call())));
    }

    @Override
    public void complete(CopyDisk command, StepContext context) {
        disks.ready(command.id());
        var source = inventory.get(Disk.class, command.source());
        source.setStatus(DiskStatus.OK);
        events.record(Event.normal(
                        2021,
                        context.caller(),
                        "The disk " + source.name() + " was copied to "
                                + command.details().name() + ".")
                .about(NewDisks.KIND, command.id())
                .about(Domains.KIND, command.domain()));
    }

    @Override
    public void abandon(CopyDisk command, StepContext context, String why) {
        disks.forget(command.id());
        var source = inventory.get(Disk.class, command.source());
        source.setStatus(DiskStatus.OK);
        events.record(Event.error(2022, context.caller(), "The disk " + source.name() + " could not be copied: " + why)
                .about(NewDisks.KIND, command.source()));
    }
}
