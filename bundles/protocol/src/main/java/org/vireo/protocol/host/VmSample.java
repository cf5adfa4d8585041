package org.vireo.protocol.host;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.vireo.model.ByteSize;
import org.vireo.model.VmId;

/**
 * Load of a virtual machine at one moment. Counters start at zero when it starts. Immutable.
 *
 * @param vm which
 * @param cpuTime consumed by all its CPUs
 * @param memoryCurrent of the balloon
 * @param memoryUsed by the guest, zero when it does not tell
 * @param disks per disk
 * @param nics per interface
 */
public record VmSample(
        VmId vm,
        Duration cpuTime,
        ByteSize memoryCurrent,
        ByteSize memoryUsed,
        List<DiskCounters> disks,
        List<NicCounters> nics) {
    /** Refuses missing values. */
    public VmSample {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(cpuTime, "cpuTime");
        Objects.requireNonNull(memoryCurrent, "memoryCurrent");
        Objects.requireNonNull(memoryUsed, "memoryUsed");
        disks = List.copyOf(disks);
        nics = List.copyOf(nics);
    }
}
