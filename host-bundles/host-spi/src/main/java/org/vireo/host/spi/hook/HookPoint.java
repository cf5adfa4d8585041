package org.vireo.host.spi.hook;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A moment at which scripts run. Its directory has its name in small letters. */
public enum HookPoint {
    BEFORE_VM_START(HookDocument.DOMAIN),
    AFTER_VM_START(HookDocument.DOMAIN),
    BEFORE_VM_CONT(HookDocument.DOMAIN),
    AFTER_VM_CONT(HookDocument.DOMAIN),
    BEFORE_VM_PAUSE(HookDocument.DOMAIN),
    AFTER_VM_PAUSE(HookDocument.DOMAIN),
    BEFORE_VM_HIBERNATE(HookDocument.DOMAIN),
    AFTER_VM_HIBERNATE(HookDocument.DOMAIN),
    BEFORE_VM_DEHIBERNATE(HookDocument.DOMAIN),
    AFTER_VM_DEHIBERNATE(HookDocument.DOMAIN),
    BEFORE_VM_DESTROY(HookDocument.DOMAIN),
    AFTER_VM_DESTROY(HookDocument.DOMAIN),
    BEFORE_VM_SET_TICKET(HookDocument.DOMAIN),
    AFTER_VM_SET_TICKET(HookDocument.DOMAIN),
    BEFORE_VM_MIGRATE_SOURCE(HookDocument.DOMAIN),
    AFTER_VM_MIGRATE_SOURCE(HookDocument.DOMAIN),
    BEFORE_VM_MIGRATE_DESTINATION(HookDocument.DOMAIN),
    AFTER_VM_MIGRATE_DESTINATION(HookDocument.DOMAIN),
    BEFORE_DISK_HOTPLUG(HookDocument.DEVICE),
    AFTER_DISK_HOTPLUG(HookDocument.DEVICE),
    BEFORE_DISK_HOTUNPLUG(HookDocument.DEVICE),
    AFTER_DISK_HOTUNPLUG(HookDocument.DEVICE),
    BEFORE_MEMORY_HOTPLUG(HookDocument.DEVICE),
    AFTER_MEMORY_HOTPLUG(HookDocument.DEVICE),
    BEFORE_NIC_HOTPLUG(HookDocument.DEVICE),
    AFTER_NIC_HOTPLUG(HookDocument.DEVICE),
    AFTER_NIC_HOTPLUG_FAIL(HookDocument.DEVICE),
    BEFORE_NIC_HOTUNPLUG(HookDocument.DEVICE),
    AFTER_NIC_HOTUNPLUG(HookDocument.DEVICE),
    AFTER_NIC_HOTUNPLUG_FAIL(HookDocument.DEVICE),
    BEFORE_DEVICE_CREATE(HookDocument.DEVICE),
    AFTER_DEVICE_CREATE(HookDocument.DEVICE),
    BEFORE_DEVICE_DESTROY(HookDocument.DEVICE),
    AFTER_DEVICE_DESTROY(HookDocument.DEVICE),
    BEFORE_DEVICE_MIGRATE_SOURCE(HookDocument.DEVICE),
    AFTER_DEVICE_MIGRATE_SOURCE(HookDocument.DEVICE),
    BEFORE_DEVICE_MIGRATE_DESTINATION(HookDocument.DEVICE),
    AFTER_DEVICE_MIGRATE_DESTINATION(HookDocument.DEVICE),
    BEFORE_UPDATE_DEVICE(HookDocument.DEVICE),
    AFTER_UPDATE_DEVICE(HookDocument.DEVICE),
    AFTER_UPDATE_DEVICE_FAIL(HookDocument.DEVICE),
    BEFORE_SET_NUM_OF_CPUS(HookDocument.NONE),
    AFTER_SET_NUM_OF_CPUS(HookDocument.NONE),
    BEFORE_VDSM_START(HookDocument.NONE),
    AFTER_VDSM_STOP(HookDocument.NONE),
    AFTER_DISK_PREPARE(HookDocument.JSON),
    BEFORE_NETWORK_SETUP(HookDocument.JSON),
    AFTER_NETWORK_SETUP(HookDocument.JSON),
    AFTER_NETWORK_SETUP_FAIL(HookDocument.JSON),
    BEFORE_GET_VM_STATS(HookDocument.NONE),
    AFTER_GET_VM_STATS(HookDocument.JSON),
    BEFORE_GET_ALL_VM_STATS(HookDocument.NONE),
    AFTER_GET_ALL_VM_STATS(HookDocument.JSON),
    BEFORE_GET_CAPS(HookDocument.NONE),
    AFTER_GET_CAPS(HookDocument.JSON),
    BEFORE_GET_STATS(HookDocument.NONE),
    AFTER_GET_STATS(HookDocument.JSON),
    AFTER_HOSTDEV_LIST_BY_CAPS(HookDocument.JSON);

    /** What is going to happen anyway, so no script may forbid it. */
    private static final Set<HookPoint> SOFT = Set.copyOf(EnumSet.of(
            BEFORE_VM_DESTROY,
            BEFORE_VM_SET_TICKET,
            BEFORE_DEVICE_DESTROY,
            BEFORE_VDSM_START,
            BEFORE_GET_VM_STATS,
            BEFORE_GET_ALL_VM_STATS,
            BEFORE_GET_CAPS,
            BEFORE_GET_STATS));

    private final HookDocument document;

    HookPoint(HookDocument document) {
        this.document = document;
    }

    /** The point whose directory has this name. */
    public static Optional<HookPoint> of(String directory) {
        return Arrays.stream(values())
                .filter(point -> point.directory().equals(directory))
                .findFirst();
    }

    /** Name of its directory, and of the point in events and in the API. */
    public String directory() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its scripts are given. */
    public HookDocument document() {
        return document;
    }

    /** Whether a script that refuses keeps the operation from happening. */
    public boolean hard() {
        return name().startsWith("BEFORE_") && !SOFT.contains(this);
    }
}
