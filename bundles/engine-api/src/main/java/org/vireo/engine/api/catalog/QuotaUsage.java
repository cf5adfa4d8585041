package org.vireo.engine.api.catalog;

import org.osgi.annotation.versioning.ProviderType;
import org.vireo.inventory.QuotaLimit;

/** What is used of quotas. Reads in the present transaction. Thread-safe. */
@ProviderType
public interface QuotaUsage {
    /**
     * Memory and CPUs of virtual machines that run.
     *
     * @param bytes of memory
     * @param vcpus virtual CPUs
     */
    record Computing(long bytes, long vcpus) {}

    /** What counts towards a limit of memory and CPUs. */
    Computing computing(QuotaLimit limit);

    /** Bytes of all disks that count towards a limit of storage. */
    long storage(QuotaLimit limit);
}
