package org.vireo.compute;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.EventListener;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.network.Ports;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Nic;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.HostId;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;

/** Gives the ports back that a virtual machine had on the host where it has ended. Works in a thread of its own. */
@Component(service = EventListener.class, immediate = true)
public final class DownPorts implements EventListener {
    private static final Logger LOG = LoggerFactory.getLogger(DownPorts.class);
    private static final Set<Integer> ENDS = Set.of(VmEvents.DOWN, VmEvents.DOWN_WITH_ERROR, VmEvents.SUSPENDED);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Inventory inventory;
    private final Transactions transactions;
    private final Ports ports;
    private final HostInquiry inquiry;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        var made = new Thread(work, "vireo-down-ports");
        made.setDaemon(true);
        return made;
    });

    /** Begins to listen. */
    @Activate
    public DownPorts(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Ports ports,
            @Reference HostInquiry inquiry) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.ports = ports;
        this.inquiry = inquiry;
    }

    /** Ends the thread. */
    @Deactivate
    public void stop() {
        thread.shutdownNow();
    }

    @Override
    public void happened(Events.KeptEvent kept) {
        Event event = kept.event();
        var vm = event.subjects().get("vm");
        var host = event.subjects().get("host");
        if (ENDS.contains(event.code()) && vm != null && host != null) {
            try {
                thread.execute(() -> unplug(new VmId(vm), new HostId(host)));
            } catch (RejectedExecutionException e) {
                LOG.debug("Ports of VM {} stay: this bundle stops", vm, e);
            }
        }
    }

    /** One that runs again meanwhile keeps what it has. */
    void unplug(VmId vm, HostId host) {
        try {
            var nics = transactions.call(() -> inventory
                    .find(Vm.class, vm)
                    .filter(row -> VmStates.RESTING.contains(row.status()))
                    .map(row -> inventory.list(Nic.class, Where.equal("vmId", vm)))
                    .orElse(List.of()));
            for (var nic : nics) {
                inquiry.direct(PATIENCE).ifPresent(call -> ports.unplug(nic.id(), host, call));
            }
        } catch (VireoException e) {
            LOG.warn("Ports of VM {} stay on host {}, where it has ended: {}", vm, host, e.getMessage());
        }
    }
}
