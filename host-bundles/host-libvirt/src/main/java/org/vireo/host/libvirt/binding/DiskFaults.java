package org.vireo.host.libvirt.binding;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.util.Map;
import java.util.TreeMap;

/** Disks of a domain that failed. Methods block until the daemon answers and throw {@link LibvirtException}. Thread-safe. */
public final class DiskFaults {
    /** libvirt's reason of a paused domain whose disk failed. */
    private static final int PAUSED_BY_DISK = 5;
    /** libvirt's number of a fault for want of space. */
    private static final int NO_SPACE = 2;
    /** More disks than one domain has. */
    private static final int MOST = 256;

    private static final int ENTRY = 2 * Native.POINTER_SIZE;

    private final Libvirt libvirt;
    private final Pointer domain;
    private final String where;

    DiskFaults(Libvirt libvirt, Pointer domain, String where) {
        this.libvirt = libvirt;
        this.domain = domain;
        this.where = where;
    }

    /** Whether its CPUs are halted because a disk failed. */
    public boolean halted() {
        var state = new IntByReference();
        var reason = new IntByReference();
        libvirt.check(libvirt.library().virDomainGetState(domain, state, reason, 0), "read the state" + where);
        return state.getValue() == RunState.PAUSED.ordinal() && reason.getValue() == PAUSED_BY_DISK;
    }

    /** Names of disks that failed, such as {@code vda}, each with whether it was for want of space. Empty while none did. */
    public Map<String, Boolean> full() {
        try (var entries = new Memory((long) MOST * ENTRY)) {
            int count = libvirt.library().virDomainGetDiskErrors(domain, entries, MOST, 0);
            libvirt.check(count, "read which disks failed" + where);
            var faults = new TreeMap<String, Boolean>();
            for (int i = 0; i < count; i++) {
                Pointer name = entries.getPointer((long) i * ENTRY);
                faults.put(name.getString(0), entries.getInt((long) i * ENTRY + Native.POINTER_SIZE) == NO_SPACE);
                Native.free(Pointer.nativeValue(name));
            }
            return faults;
        }
    }
}
