package org.vireo.storage;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.storage.RegisterDisk;
import org.vireo.engine.api.storage.Registration;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.model.VireoException;
import org.vireo.storage.ovf.ToldDisk;

/** Takes a disk that a storage domain tells of by itself into the inventory. */
@Component(service = CommandHandler.class)
public final class RegisterDiskHandler implements CommandHandler<RegisterDisk> {
    private static final String WHAT = "Cannot register Virtual Disk.";

    private final Inventory inventory;
    private final Events events;
    private final Arrivals arrivals;
    private final ArrivedDisks disks;

    @Activate
    public RegisterDiskHandler(
            @Reference Inventory inventory,
            @Reference Events events,
            @Reference Arrivals arrivals,
            @Reference ArrivedDisks disks) {
        this.inventory = inventory;
        this.events = events;
        this.arrivals = arrivals;
        this.disks = disks;
    }

    @Override
    public Class<RegisterDisk> command() {
        return RegisterDisk.class;
    }

    @Override
    public Permit permit(RegisterDisk command) {
        return Permit.on("create_disk", Domains.KIND, command.domain());
    }

    private static Registration from(RegisterDisk command) {
        return Registration.of(command.domain(), command.id().value());
    }

    private ToldDisk told(RegisterDisk command) {
        return arrivals.disk(from(command));
    }

    @Override
    public Set<LockKey> locks(RegisterDisk command) {
        var keys = new HashSet<>(ArrivedDisks.locks(List.of(told(command))));
        keys.add(LockKey.shared(Domains.KIND, command.domain()));
        return keys;
    }

    @Override
    public Check check(RegisterDisk command, Caller caller) {
        var told = told(command);
        if (!told.domain().equals(command.domain().value())) {
            return Check.conflict(WHAT + " The Storage Domain tells of it as lying on " + told.domain() + ".");
        }
        if (!told.frozen().isEmpty() || told.parent().isPresent()) {
            return Check.conflict(WHAT + " It has snapshots; register the VM that they belong to.");
        }
        return arrivals.active(from(command), WHAT)
                .and(disks.conflict(told)
                        .map(why -> Check.conflict(WHAT + " " + why))
                        .orElse(Check.FINE));
    }

    @Override
    public String describe(RegisterDisk command) {
        return "Registering Disk " + command.name().orElse(told(command).texts().name());
    }

    @Override
    public void begin(RegisterDisk command, Caller caller) {
        disks.add(List.of(told(command)), Map.of());
        command.name().ifPresent(name -> inventory.get(Disk.class, command.id()).setName(name));
    }

    @Override
    public List<Step> plan(RegisterDisk command) {
        return List.of(
                NamedStep.quick("look", "Looking at the image", context -> look(command, context), context -> {}));
    }

    private void look(RegisterDisk command, StepContext context) {
        var missing = disks.missing(List.of(told(command)), false, context.call());
        if (!missing.isEmpty()) {
            throw new VireoException(StorageError.NO_IMAGE, String.join("; ", missing.values()));
        }
    }

    @Override
    public void complete(RegisterDisk command, StepContext context) {
        disks.ready(List.of(told(command)));
        var name = inventory.get(Disk.class, command.id()).name();
        events.record(Event.normal(2021, context.caller(), "The disk " + name + " was registered.")
                .about(NewDisks.KIND, command.id())
                .about(Domains.KIND, command.domain()));
    }

    @Override
    public void abandon(RegisterDisk command, StepContext context, String why) {
        disks.forget(List.of(command.id().value()));
        events.record(
                Event.error(2022, context.caller(), "The disk " + command.id() + " could not be registered: " + why));
    }
}
