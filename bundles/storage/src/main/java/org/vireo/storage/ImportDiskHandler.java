package org.vireo.storage;

import java.util.List;
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
import org.vireo.engine.api.storage.ImportDisk;
import org.vireo.engine.api.storage.Volumes;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.model.HostStatus;

/** Adds a disk from an image in a host's import directory; the host inspects the image first. */
@Component(service = CommandHandler.class)
public final class ImportDiskHandler implements CommandHandler<ImportDisk> {
    private final Inventory inventory;
    private final Events events;
    private final NewDisks disks;
    private final Volumes volumes;

    @Activate
    public ImportDiskHandler(
            @Reference Inventory inventory,
            @Reference Events events,
            @Reference NewDisks disks,
            @Reference Volumes volumes) {
        this.inventory = inventory;
        this.events = events;
        this.disks = disks;
        this.volumes = volumes;
    }

    @Override
    public Class<ImportDisk> command() {
        return ImportDisk.class;
    }

    @Override
    public Permit permit(ImportDisk command) {
        // It reads files of a host, so it takes more than the right to create disks.
        return Permit.on("manipulate_host", "host", command.host());
    }

    @Override
    public Set<LockKey> locks(ImportDisk command) {
        return NewDisks.locks(command.disk());
    }

    @Override
    public Check check(ImportDisk command, Caller caller) {
        var host = inventory.get(Host.class, command.host());
        var domain = inventory.get(StorageDomain.class, command.disk().domain().orElseThrow());
        if (host.status() != HostStatus.UP) {
            return Check.conflict("Cannot import a disk. Host " + host.name() + " is not up.");
        }
        if (domain.hostId().filter(only -> !only.equals(command.host())).isPresent()) {
            return Check.conflict("Cannot import a disk. Host " + host.name() + " does not reach Storage Domain "
                    + domain.name() + ".");
        }
        return disks.check(command.disk(), false);
    }

    @Override
    public String describe(ImportDisk command) {
        return "Importing Disk " + command.disk().details().name();
    }

    @Override
    public void begin(ImportDisk command, Caller caller) {
        disks.add(command.disk());
    }

    @Override
    public List<Step> plan(ImportDisk command) {
        var id = command.disk().id();
        return List.of(NamedStep.copying(
                "import",
                "Inspecting and copying the image",
                context -> volumes.importImage(id, command.host(), command.file(), context.call()),
                context -> volumes.takeBack(id, context.call())));
    }

    @Override
    public void complete(ImportDisk command, StepContext context) {
        disks.ready(command.disk().id());
        events.record(Event.normal(
                        2021,
                        context.caller(),
                        "The disk " + command.disk().details().name() + " was imported.")
                .about(NewDisks.KIND, command.disk().id())
                .about(Domains.KIND, command.disk().domain().orElseThrow()));
    }

    @Override
    public void abandon(ImportDisk command, StepContext context, String why) {
        disks.forget(command.disk().id());
        events.record(Event.error(
                2022,
                context.caller(),
                "The disk " + command.disk().details().name() + " could not be imported: " + why));
    }
}
