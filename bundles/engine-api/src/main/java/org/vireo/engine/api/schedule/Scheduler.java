package org.vireo.engine.api.schedule;

import java.time.Duration;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.ClusterId;
import org.vireo.model.HostId;
import org.vireo.model.VmId;
import org.vireo.spi.scheduler.PlacementRequest;

/** Places virtual machines. Thread-safe. */
@ProviderType
public interface Scheduler {
    /** Chooses the best host and reserves memory and CPUs on it. The reservation expires by itself after {@code reserveFor}. */
    Placement place(ClusterId cluster, PlacementRequest request, Duration reserveFor);

    /** The same decision without reserving: where it could start, and why not elsewhere. */
    Placement dryRun(ClusterId cluster, PlacementRequest request);

    /**
     * What each host of the cluster would be to it: all that speaks against the host, not only the first thing, and how well the others
     * would suit. Hosts that fit come first, the best at the head; then the others by name. Reserves nothing.
     */
    List<Prospect> survey(ClusterId cluster, PlacementRequest request);

    /** Frees the reservation of a virtual machine; none is fine. */
    void release(VmId vm);

    /** A decision. */
    sealed interface Placement {
        /**
         * There is a host.
         *
         * @param host the best
         * @param rejected the others that cannot take it
         */
        record Placed(HostId host, List<Rejection> rejected) implements Placement {}

        /**
         * There is none.
         *
         * @param rejected every host of the cluster, with why
         */
        record Nowhere(List<Rejection> rejected) implements Placement {}
    }

    /**
     * Why a host cannot take it.
     *
     * @param host which
     * @param hostName for people
     * @param filter that refused
     * @param reason one sentence
     */
    record Rejection(HostId host, String hostName, String filter, String reason) {}

    /**
     * A host as it would be to a virtual machine.
     *
     * @param host which
     * @param hostName for people
     * @param rejections by every filter that refuses it; none when it fits
     * @param weights of each weigher that has a say; empty where it does not fit
     */
    record Prospect(HostId host, String hostName, List<Rejection> rejections, List<Weight> weights) {
        /** Copies the lists. */
        public Prospect {
            rejections = List.copyOf(rejections);
            weights = List.copyOf(weights);
        }

        /** Whether it could take the virtual machine. */
        public boolean fits() {
            return rejections.isEmpty();
        }

        /** The sum by which hosts are compared; less is better. */
        public long cost() {
            return weights.stream().mapToLong(Weight::total).sum();
        }
    }

    /**
     * What a weigher says of a host.
     *
     * @param weigher its name
     * @param factor by which the policy of the cluster multiplies it, at least 1
     * @param cost 0 (best) to 1000 (worst)
     */
    record Weight(String weigher, int factor, int cost) {
        /** What it adds to the sum. */
        public long total() {
            return (long) factor * cost;
        }
    }
}
