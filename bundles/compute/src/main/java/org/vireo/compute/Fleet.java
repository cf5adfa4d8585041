package org.vireo.compute;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.vm.VmFleet;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.HostId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.ExitReason;

/** Follows hosts that are lost, come back, or are certainly off. Thread-safe; one thread asks hosts that came back. */
@Component(service = VmFleet.class)
public final class Fleet implements VmFleet {
    private static final Logger LOG = LoggerFactory.getLogger(Fleet.class);

    private final Inventory inventory;
    private final Transactions transactions;
    private final VmLife life;
    private final HostInquiry inquiry;
    private final Clock clock;
    private final ExecutorService background;

    /** Begins to listen. */
    @Activate
    public Fleet(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Events events,
            @Reference HostInquiry inquiry) {
        this(inventory, transactions, events, inquiry, Clock.systemUTC());
    }

    Fleet(Inventory inventory, Transactions transactions, Events events, HostInquiry inquiry, Clock clock) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.life = new VmLife(inventory, events);
        this.inquiry = inquiry;
        this.clock = clock;
        this.background = Executors.newSingleThreadExecutor(work -> {
            var thread = new Thread(work, "vireo-fleet");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Ends the thread. */
    @Deactivate
    public void stop() {
        background.shutdownNow();
    }

    @Override
    public void hostLost(HostId host) {
        forEach(host, vm -> {
            if (vm.status().hasProcess()) {
                life.lost(vm, "its host does not respond");
            }
        });
    }

    @Override
    public void hostBack(HostId host) {
        transactions.afterCommit(() -> {
            try {
                background.execute(() -> inquiry.ask(host));
            } catch (RejectedExecutionException e) {
                LOG.debug("Host {} is not asked any more: this bundle stops", host, e);
            }
        });
    }

    @Override
    public void hostDown(HostId host) {
        forEach(host, vm -> {
            var runs = vm.status().hasProcess() || vm.status() == VmStatus.UNKNOWN;
            if (vm.migratingTo().filter(target -> !target.equals(host)).isPresent()) {
                // the job that moves it looks on the target from now on
                vm.setHostId(vm.migratingTo());
            } else if (runs || VmStates.LAUNCHING.contains(vm.status())) {
                vm.setMigratingTo(Optional.empty());
                life.ended(vm, ExitReason.UNKNOWN, "its host is down", clock.instant());
            }
        });
    }

    private void forEach(HostId host, Consumer<Vm> change) {
        transactions.run(() -> {
            for (var seen : inventory.list(Vm.class, Where.equal("hostId", host).orderBy("id"))) {
                change.accept(inventory.getForUpdate(Vm.class, seen.id()));
            }
        });
    }
}
