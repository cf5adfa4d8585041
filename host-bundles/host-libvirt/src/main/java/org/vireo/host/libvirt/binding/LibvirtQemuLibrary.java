package org.vireo.host.libvirt.binding;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** The functions of libvirt's QEMU-only library that the host uses. */
interface LibvirtQemuLibrary extends Library {
    Pointer virDomainQemuAgentCommand(Pointer domain, String command, int timeoutSeconds, int flags);

    int virDomainQemuMonitorCommand(Pointer domain, String command, PointerByReference result, int flags);
}
