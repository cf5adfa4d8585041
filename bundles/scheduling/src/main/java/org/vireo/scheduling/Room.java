package org.vireo.scheduling;

import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostView;

/** Memory a host may promise to virtual machines, in bytes. */
final class Room {
    private Room() {}

    /** All of it. */
    static long all(HostView host, ClusterView cluster) {
        return (long) (host.memory().bytes() * (cluster.memoryOvercommitPercent() / 100.0));
    }

    /** What is left; below zero when more was promised than is there. */
    static long of(HostView host, ClusterView cluster) {
        return all(host, cluster) - host.memoryCommitted().bytes();
    }

    static long mebibytes(long bytes) {
        return Math.max(0, bytes) / (1024 * 1024);
    }
}
