package org.vireo.hosts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.center.RemoveHost;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.host.EnrolmentDesk;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.HostStatus;
import org.vireo.model.VmStatus;

/** Removes a host that carries nothing; its certificate is void from then on. */
@Component(service = CommandHandler.class)
public final class RemoveHostHandler implements CommandHandler<RemoveHost> {
    private static final Set<HostStatus> REMOVABLE = Set.of(
            HostStatus.MAINTENANCE,
            HostStatus.INSTALLING,
            HostStatus.INSTALL_FAILED,
            HostStatus.DOWN,
            HostStatus.PENDING_APPROVAL);

    private final Inventory inventory;
    private final Events events;
    private final EnrolmentDesk desk;

    @Activate
    public RemoveHostHandler(@Reference Inventory inventory, @Reference Events events, @Reference EnrolmentDesk desk) {
        this.inventory = inventory;
        this.events = events;
        this.desk = desk;
    }

    @Override
    public Class<RemoveHost> command() {
        return RemoveHost.class;
    }

    @Override
    public Permit permit(RemoveHost command) {
        return Permit.on("delete_host", AddHostHandler.KIND, command.id());
    }

    @Override
    public Set<LockKey> locks(RemoveHost command) {
        return Set.of(LockKey.exclusive(AddHostHandler.KIND, command.id()));
    }

    @Override
    public Check check(RemoveHost command, Caller caller) {
        var host = inventory.get(Host.class, command.id());
        if (!REMOVABLE.contains(host.status())) {
            return Check.conflict("Cannot remove Host " + host.name() + ". Switch it to maintenance first.");
        }
        if (inventory.count(Vm.class, Where.equal("hostId", command.id())) > 0) {
            return Check.conflict("Cannot remove Host " + host.name() + ". Virtual machines run on it.");
        }
        if (inventory.count(Vm.class, Where.equal("savedHostId", command.id())) > 0 && !command.force()) {
            return Check.conflict(
                    "Cannot remove Host " + host.name() + ". It holds the memory of suspended virtual machines.");
        }
        return inventory.count(StorageDomain.class, Where.equal("hostId", command.id())) > 0
                ? Check.conflict("Cannot remove Host " + host.name() + ". A local storage domain lies on it.")
                : Check.FINE;
    }

    @Override
    public String describe(RemoveHost command) {
        return "Removing Host " + inventory.get(Host.class, command.id()).name();
    }

    @Override
    public List<Step> plan(RemoveHost command) {
        return List.of(new Step() {
            @Override
            public String name() {
                return "dismiss";
            }

            @Override
            public String describe() {
                return "Closing the host's link";
            }

            @Override
            public void run(StepContext context) {
                desk.dismiss(command.id());
            }
        });
    }

    @Override
    public void complete(RemoveHost command, StepContext context) {
        var host = inventory.get(Host.class, command.id());
        for (var vm : inventory.list(Vm.class, Where.equal("savedHostId", command.id()))) {
            vm.setSavedHostId(Optional.empty());
            vm.setStatus(VmStatus.DOWN);
        }
        inventory.remove(host);
        var caller = context.caller();
        events.record(Event.normal(44, caller, "Host " + host.name() + " was removed by " + caller.name() + "."));
    }
}
