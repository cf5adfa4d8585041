package org.vireo.compute;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.host.ReportReceiver;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.inventory.VmSample;
import org.vireo.inventory.Where;
import org.vireo.model.HostId;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.HostReport;
import org.vireo.protocol.host.StatisticsReport;
import org.vireo.protocol.vm.DomainInventoryReport;
import org.vireo.protocol.vm.DomainReport;
import org.vireo.protocol.vm.DomainState;
import org.vireo.protocol.vm.ExitReason;
import org.vireo.protocol.vm.GuestReport;

/**
 * Turns what hosts report into the state of virtual machines. Reports that are older than the state are dropped by their sequence.
 * Thread-safe.
 */
@Component(service = {ReportReceiver.class, Projector.class})
public final class Projector implements ReportReceiver {
    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);

    private final Inventory inventory;
    private final Transactions transactions;
    private final Commands commands;
    private final VmLife life;
    private final Set<String> foreign = ConcurrentHashMap.newKeySet();

    /** Keeps what it sees in the inventory. */
    @Activate
    public Projector(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Events events,
            @Reference Commands commands) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.commands = commands;
        this.life = new VmLife(inventory, events);
    }

    @Override
    public void receive(HostId host, long sequence, Instant at, HostReport report) {
        if (report instanceof DomainReport one) {
            about(one.state().vm(), () -> take(host, sequence, at, one.state()));
        } else if (report instanceof DomainInventoryReport all) {
            inTransaction(() -> takeAll(host, sequence, at, all.domains()));
        } else if (report instanceof GuestReport guest) {
            about(guest.vm(), () -> takeGuest(host, guest));
        } else if (report instanceof StatisticsReport statistics) {
            transactions.run(() -> takeSamples(host, at, statistics));
        }
    }

    private void about(VmId vm, Runnable work) {
        transactions.run(() -> {
            work.run();
            transactions.afterCommit(() -> commands.somethingChanged(vm));
        });
    }

    private void inTransaction(Runnable work) {
        transactions.run(() -> {
            work.run();
            transactions.afterCommit(commands::somethingChanged);
        });
    }

    private void take(HostId host, long sequence, Instant at, DomainState told) {
        if (inventory.find(Vm.class, told.vm()).isEmpty()) {
            stranger(host, told);
            return;
        }
        var vm = inventory.getForUpdate(Vm.class, told.vm());
        var where = vm.hostId();
        if (vm.migratingTo().isPresent()) {
            moving(vm, host, told);
        } else if (where.isPresent() && !where.get().equals(host)) {
            elsewhere(vm, host, told);
        } else if (sequence > vm.lastSequence() && (where.isPresent() || isNews(vm, host, told))) {
            life.observed(vm, host, told, at);
            vm.setLastSequence(sequence);
        }
    }

    /** Where it runs, the job that moves it finds out by asking; all that is kept of reports is why it ended. */
    private static void moving(Vm vm, HostId host, DomainState told) {
        var ended = told.status() == VmStatus.DOWN && vm.hostId().equals(Optional.of(host));
        told.exit().filter(exit -> ended && exit != ExitReason.MIGRATED).ifPresent(exit -> {
            vm.setExitReason(exit.name());
            vm.setStatusDetail(told.detail());
        });
    }

    /** Of one that is thought to run nowhere, only that it does run is news: then the engine was wrong. */
    private boolean isNews(Vm vm, HostId host, DomainState told) {
        if (told.status().hasProcess() && VmStates.RESTING.contains(vm.status())) {
            if (foreign.add(host + "/" + vm.id() + "/" + vm.status())) {
                LOG.warn("VM {} runs on host {} though it was thought to be {}", vm.id(), host, vm.status());
            }
            return true;
        }
        return false;
    }

    private void elsewhere(Vm vm, HostId host, DomainState told) {
        // what a host told while it handed the machine over may come late
        var runs = told.status().hasProcess() && told.status() != VmStatus.MIGRATING;
        if (runs && foreign.add(host + "/" + vm.id())) {
            life.events()
                    .plain(Event.error(
                                    VmEvents.TWO_HOSTS,
                                    Caller.engine(""),
                                    "Host " + life.events().hostName(host) + " runs VM " + vm.name()
                                            + " though it belongs to Host "
                                            + vm.hostId()
                                                    .map(life.events()::hostName)
                                                    .orElse("none")
                                            + ". Stop one of the two before its disks are damaged.")
                            .about("vm", vm.id())
                            .about("host", host));
        }
    }

    private void stranger(HostId host, DomainState told) {
        if (told.status() != VmStatus.DOWN && foreign.add(host + "/" + told.vm())) {
            life.events()
                    .plain(Event.warning(
                                    VmEvents.FOREIGN_VM,
                                    Caller.engine(""),
                                    "Host " + life.events().hostName(host) + " runs VM " + told.vm()
                                            + ", which is not in the inventory. It is left alone.")
                            .about("host", host));
        }
    }

    private void takeAll(HostId host, long sequence, Instant at, List<DomainState> domains) {
        var there = new HashSet<VmId>();
        for (var state : domains) {
            there.add(state.vm());
            take(host, sequence, at, state);
        }
        for (var vm : inventory.list(Vm.class, Where.equal("hostId", host).orderBy("id"))) {
            if (!there.contains(vm.id())) {
                missing(inventory.getForUpdate(Vm.class, vm.id()), host, sequence, at);
            }
        }
    }

    /** A start under way may have begun after the host looked: its job finds out by itself. */
    private void missing(Vm vm, HostId host, long sequence, Instant at) {
        var still = vm.hostId().equals(Optional.of(host))
                && vm.migratingTo().isEmpty()
                && !VmStates.LAUNCHING.contains(vm.status());
        if (still && sequence > vm.lastSequence() && vm.status() != VmStatus.IMAGE_LOCKED) {
            life.ended(vm, ExitReason.UNKNOWN, "", at);
            vm.setLastSequence(sequence);
        }
    }

    /** The host was asked, so its answer has no sequence: it settles only what is unknown. */
    void answered(HostId host, Instant at, List<DomainState> domains) {
        inTransaction(() -> {
            for (var seen :
                    inventory.list(Vm.class, Where.equal("hostId", host).andEqual("status", VmStatus.UNKNOWN))) {
                var vm = inventory.getForUpdate(Vm.class, seen.id());
                if (vm.migratingTo().isPresent()) {
                    vm.setStatus(VmStatus.MIGRATING);
                } else if (vm.status() == VmStatus.UNKNOWN && vm.hostId().equals(Optional.of(host))) {
                    domains.stream()
                            .filter(state -> state.vm().equals(vm.id()))
                            .findFirst()
                            .ifPresentOrElse(
                                    state -> life.observed(vm, host, state, at),
                                    () -> life.ended(vm, ExitReason.UNKNOWN, "", at));
                }
            }
        });
    }

    private void takeGuest(HostId host, GuestReport report) {
        inventory
                .find(Vm.class, report.vm())
                .filter(vm -> vm.hostId().equals(Optional.of(host)))
                .ifPresent(vm -> vm.setGuest(ProtocolText.write(report.data())));
    }

    private void takeSamples(HostId host, Instant at, StatisticsReport report) {
        for (var told : report.vms()) {
            var here = inventory
                    .find(Vm.class, told.vm())
                    .filter(vm -> vm.hostId().equals(Optional.of(host)))
                    .isPresent();
            if (here) {
                keep(told.vm(), at, ProtocolText.write(told));
            }
        }
    }

    private void keep(VmId vm, Instant at, String text) {
        var kept = inventory.find(VmSample.class, vm);
        var sample = kept.orElseGet(() -> new VmSample(vm));
        sample.setAt(at);
        sample.setStatistics(text);
        if (kept.isEmpty()) {
            inventory.add(sample);
        }
    }
}
