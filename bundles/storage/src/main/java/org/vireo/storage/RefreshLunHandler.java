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
import org.vireo.engine.api.storage.RefreshLun;
import org.vireo.inventory.DirectLun;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;

/** Looks again how large the LUN is that a disk is; guests see another size when they start anew. */
@Component(service = CommandHandler.class)
public final class RefreshLunHandler implements CommandHandler<RefreshLun> {
    private static final String WHAT = "Cannot refresh LUN.";

    private final Inventory inventory;
    private final Events events;
    private final StorageHosts hosts;
    private final LunLooks looks;

    @Activate
    public RefreshLunHandler(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Events events,
            @Reference StorageBackends backends,
            @Reference StorageHosts hosts) {
        this.inventory = inventory;
        this.events = events;
        this.hosts = hosts;
        looks = new LunLooks(inventory, transactions, backends);
    }

    @Override
    public Class<RefreshLun> command() {
        return RefreshLun.class;
    }

    @Override
    public Permit permit(RefreshLun command) {
        return Permit.on("edit_disk_properties", NewDisks.KIND, command.disk());
    }

    @Override
    public Set<LockKey> locks(RefreshLun command) {
        return Set.of(LockKey.exclusive(NewDisks.KIND, command.disk()));
    }

    @Override
    public Check check(RefreshLun command, Caller caller) {
        var lun = inventory.find(DirectLun.class, command.disk());
        if (lun.isEmpty()) {
            return Check.conflict(WHAT + " Disk " + name(command) + " is no LUN.");
        }
        if (command.host().isPresent()) {
            var host = inventory.get(Host.class, command.host().get());
            return host.status() == HostStatus.UP
                    ? Check.FINE
                    : Check.conflict(WHAT + " Host " + host.name() + " is not up.");
        }
        return hosts.ofType(lun.get().type()).isPresent()
                ? Check.FINE
                : Check.conflict(WHAT + " No host that is up has the driver for storage of type "
                        + lun.get().type() + ".");
    }

    private String name(RefreshLun command) {
        return inventory.get(Disk.class, command.disk()).name();
    }

    @Override
    public String describe(RefreshLun command) {
        return "Refreshing LUN of Disk " + name(command);
    }

    @Override
    public List<Step> plan(RefreshLun command) {
        return List.of(NamedStep.quick("look", "Looking at the LUN", context -> look(command, context), context -> {}));
    }

    private void look(RefreshLun command, StepContext context) {
        var lun = looks.of(command.disk()).orElseThrow();
        HostId host = command.host().or(() -> hosts.ofType(lun.type())).orElseThrow();
        looks.refresh(lun, host, context.call());
    }

    @Override
    public void complete(RefreshLun command, StepContext context) {
        var disk = inventory.get(Disk.class, command.disk());
        events.record(Event.normal(
                        88,
                        context.caller(),
                        "The LUN of disk " + disk.name() + " was looked at: it has "
                                + disk.size().bytes() + " bytes.")
                .about(NewDisks.KIND, command.disk()));
    }

    @Override
    public void abandon(RefreshLun command, StepContext context, String why) {
        events.record(Event.error(
                        89, context.caller(), "The LUN of disk " + name(command) + " could not be looked at: " + why)
                .about(NewDisks.KIND, command.disk()));
    }
}
