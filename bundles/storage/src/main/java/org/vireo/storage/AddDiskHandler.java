package org.vireo.storage;

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
import org.vireo.engine.api.storage.AddDisk;
import org.vireo.engine.api.storage.Volumes;

/** Adds a disk that belongs to no virtual machine. */
@Component(service = CommandHandler.class)
public final class AddDiskHandler implements CommandHandler<AddDisk> {
    private final Events events;
    private final NewDisks disks;
    private final Volumes volumes;

    @Activate
    public AddDiskHandler(@Reference Events events, @Reference NewDisks disks, @Reference Volumes volumes) {
        this.events = events;
        this.disks = disks;
        this.volumes = volumes;
    }

    @Override
    public Class<AddDisk> command() {
        return AddDisk.class;
    }

    @Override
    public Permit permit(AddDisk command) {
        return command.disk()
                .domain()
                .map(domain -> Permit.on("create_disk", Domains.KIND, domain))
                .orElseGet(() -> Permit.system("create_disk"));
    }

    @Override
    public Set<Permit> permits(AddDisk command) {
        return NewDisks.permits(command.disk());
    }

    @Override
    public Optional<Ownership> owned(AddDisk command) {
        return Optional.of(Ownership.of(
                PredefinedRoles.DISK_OPERATOR, "disk", command.disk().id()));
    }

    @Override
    public Set<LockKey> locks(AddDisk command) {
        return NewDisks.locks(command.disk());
    }

    @Override
    public Check check(AddDisk command, Caller caller) {
        return disks.check(command.disk(), true);
    }

    @Override
    public String describe(AddDisk command) {
        return "Adding Disk " + command.disk().details().name();
    }

    @Override
    public void begin(AddDisk command, Caller caller) {
        disks.add(command.disk());
    }

    @Override
    public List<Step> plan(AddDisk command) {
        return List.of(NewDisks.creation(command.disk(), "create", volumes));
    }

    @Override
    public void complete(AddDisk command, StepContext context) {
        disks.ready(command.disk().id());
        var event = Event.normal(
                        2021,
                        context.caller(),
                        "The disk " + command.disk().details().name() + " was added.")
                .about(NewDisks.KIND, command.disk().id());
        events.record(command.disk()
                .domain()
                .map(domain -> event.about(Domains.KIND, domain))
                .orElse(event));
    }

    @Override
    public void abandon(AddDisk command, StepContext context, String why) {
        disks.forget(command.disk().id());
        events.record(Event.error(
                2022, context.caller(), "The disk " + command.disk().details().name() + " could not be added: " + why));
    }
}
