package org.vireo.spi.scheduler;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.vireo.model.HostId;
import org.vireo.model.VmId;

/** Says whether moving a virtual machine would do a cluster good. Pure and thread-safe. */
@ConsumerType
public interface Balancer {
    /** Shown to administrators. */
    String name();

    /** One move, or none when all is well. */
    Optional<MoveAdvice> advise(ClusterView cluster);

    /**
     * A move that would help.
     *
     * @param vm which
     * @param from where it runs
     * @param why one sentence
     */
    record MoveAdvice(VmId vm, HostId from, String why) {}
}
