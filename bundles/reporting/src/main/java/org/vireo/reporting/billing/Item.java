package org.vireo.reporting.billing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is charged. */
public enum Item {
    /** An hour that a machine runs, whatever its size. */
    RUNNING_HOUR,
    /** An hour of a vCPU of a machine that runs. */
    VCPU_HOUR,
    /** An hour of a GiB of memory of a machine that runs. */
    MEMORY_GIB_HOUR,
    /** A month of a GiB of a disk, whether its machine runs or not. */
    STORAGE_GIB_MONTH;

    /** As price lists name it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is charged for storage, and not for machines that run. */
    boolean storage() {
        return this == STORAGE_GIB_MONTH;
    }

    static Optional<Item> of(String key) {
        return Arrays.stream(values()).filter(item -> item.key().equals(key)).findFirst();
    }
}
