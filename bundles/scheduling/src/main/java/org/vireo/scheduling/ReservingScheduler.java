package org.vireo.scheduling;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.schedule.Scheduler;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Reservation;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.ClusterId;
import org.vireo.model.HostId;
import org.vireo.model.VmId;
import org.vireo.spi.scheduler.PlacementRequest;

/**
 * Places one virtual machine of a cluster at a time: the row of the cluster is locked from looking until the reservation is kept, so that
 * two never get the same room. Thread-safe.
 */
@Component(service = Scheduler.class)
public final class ReservingScheduler implements Scheduler {
    private final Inventory inventory;
    private final Transactions transactions;
    private final PresentUnits units;
    private final ClusterEye eye;
    private final PolicyEye policies;
    private final Clock clock;

    /** Keeps reservations in the inventory. */
    @Activate
    public ReservingScheduler(
            @Reference Inventory inventory, @Reference Transactions transactions, @Reference PresentUnits units) {
        this(inventory, transactions, units, Clock.systemUTC());
    }

    ReservingScheduler(Inventory inventory, Transactions transactions, PresentUnits units, Clock clock) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.units = units;
        this.clock = clock;
        this.eye = new ClusterEye(inventory);
        this.policies = new PolicyEye(inventory);
    }

    @Override
    public Placement place(ClusterId cluster, PlacementRequest request, Duration reserveFor) {
        return transactions.call(() -> {
            var placement = decide(inventory.getForUpdate(Cluster.class, cluster), request);
            if (placement instanceof Placement.Placed placed) {
                reserve(placed.host(), request, reserveFor);
            } else {
                release(request.vm());
            }
            return placement;
        });
    }

    @Override
    public Placement dryRun(ClusterId cluster, PlacementRequest request) {
        return transactions.call(() -> decide(inventory.get(Cluster.class, cluster), request));
    }

    @Override
    public List<Prospect> survey(ClusterId cluster, PlacementRequest request) {
        return transactions.read(
                () -> decision(inventory.get(Cluster.class, cluster), request).survey());
    }

    private Placement decide(Cluster cluster, PlacementRequest request) {
        return decision(cluster, request).make();
    }

    private Decision decision(Cluster cluster, PlacementRequest request) {
        return new Decision(units, policies.look(cluster), eye.look(cluster, request.vm(), clock.instant()), request);
    }

    private void reserve(HostId host, PlacementRequest request, Duration reserveFor) {
        var kept = inventory.find(Reservation.class, request.vm());
        var reservation = kept.orElseGet(() -> new Reservation(request.vm()));
        reservation.setHostId(host);
        reservation.setMemory(request.memory());
        reservation.setVcpus(request.vcpus());
        reservation.setExpires(clock.instant().plus(reserveFor));
        if (kept.isEmpty()) {
            inventory.add(reservation);
        }
        expired(host).forEach(inventory::remove);
    }

    private List<Reservation> expired(HostId host) {
        return inventory.list(
                Reservation.class, Where.equal("hostId", host).and("expires", Where.Comparison.LESS, clock.instant()));
    }

    @Override
    public void release(VmId vm) {
        transactions.run(() -> inventory.find(Reservation.class, vm).ifPresent(inventory::remove));
    }
}
