package org.vireo.compute;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.vm.SerialConsoles;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.model.ErrorKind;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.vm.OpenSerial;

/** Serial consoles over the link to the hosts: no port is opened for them anywhere. Who is at one is known here, and to the host. */
@Component(service = SerialConsoles.class)
public final class VmSerialConsoles implements SerialConsoles {
    private static final Logger LOG = LoggerFactory.getLogger(VmSerialConsoles.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Inventory inventory;
    private final Transactions transactions;
    private final Authorizer authorizer;
    private final HostInquiry hosts;
    private final VmEvents events;
    private final Clock clock = Clock.systemUTC();
    private final Map<VmId, SerialVisit> visits = new ConcurrentHashMap<>();

    /** Nobody is at one yet. */
    @Activate
    public VmSerialConsoles(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Authorizer authorizer,
            @Reference HostInquiry hosts,
            @Reference Events events) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.authorizer = authorizer;
        this.hosts = hosts;
        this.events = new VmEvents(inventory, events);
    }

    @Override
    public void check(VmId vm, Caller caller, boolean force) {
        place(vm, caller, force);
    }

    private HostId place(VmId id, Caller caller, boolean force) {
        demandPermit(id, caller);
        return transactions.call(() -> {
            var vm = inventory.get(Vm.class, id);
            var host = vm.status().hasProcess() ? vm.hostId() : Optional.<HostId>empty();
            if (host.isEmpty()) {
                throw refused(vm, "it does not run");
            }
            if (!vm.settingsNow().serialConsole()) {
                throw refused(vm, "it was started without one");
            }
            var present = Optional.ofNullable(visits.get(id)).filter(SerialVisit::present);
            if (present.isPresent() && !force) {
                throw refused(vm, "user " + present.get().caller().name() + " is at it");
            }
            return host.get();
        });
    }

    private static VireoException refused(Vm vm, String reason) {
        return new VireoException(
                ModelError.WRONG_STATE, "Cannot open the serial console of VM " + vm.name() + ": " + reason + ".");
    }

    /** Permissions may be taken away while somebody is at a console. */
    void demandPermit(VmId vm, Caller caller) {
        var permit = Permit.on("connect_to_serial_console", "vm", vm);
        if (!authorizer.allowed(caller, permit)) {
            throw new CommandRefused(
                    ErrorKind.REFUSED,
                    List.of("User " + caller.name() + " is not allowed to do this: it needs the permit " + permit.name()
                            + " on vm " + vm + "."));
        }
    }

    @Override
    public SerialConsole open(VmId vm, Caller caller, boolean force) {
        var host = place(vm, caller, force);
        var visit = new SerialVisit(this, vm, host, caller, clock);
        // one of which only the host knows is left over from an engine that ended: it is as good as gone
        call(host, new OpenSerial(vm, visit.session(), true));
        Optional.ofNullable(visits.put(vm, visit)).ifPresent(SerialVisit::take);
        tell(VmEvents.CONSOLE_CONNECTED, visit, "User " + caller.name() + " is at the serial console of VM ");
        return visit;
    }

    <T extends HostReply> T call(HostId host, HostRequest<T> request) {
        return hosts.call(host, request, PATIENCE);
    }

    /** A visit is over. */
    void left(SerialVisit visit) {
        visits.remove(visit.vm(), visit);
        tell(
                VmEvents.CONSOLE_DISCONNECTED,
                visit,
                "User " + visit.caller().name() + " has left the serial console of VM ");
    }

    private void tell(int code, SerialVisit visit, String words) {
        try {
            transactions.run(() -> inventory
                    .find(Vm.class, visit.vm())
                    .ifPresent(vm -> events.normal(
                            code, visit.caller(), vm, Optional.of(visit.host()), words + vm.name() + ".")));
        } catch (RuntimeException e) {
            LOG.warn("Nobody is told who is at the serial console of virtual machine {}", visit.vm(), e);
        }
    }
}
