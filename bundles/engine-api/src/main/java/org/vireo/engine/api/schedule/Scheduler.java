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
}
