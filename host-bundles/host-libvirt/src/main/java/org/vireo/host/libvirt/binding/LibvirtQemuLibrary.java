package org.vireo.host.libvirt.binding;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** The one function of libvirt's QEMU-only library that the host uses. */
interface LibvirtQemuLibrary extends Library {
    Pointer virDomainQemuAgentCommand(Pointer domain, String command, int timeoutSeconds, int flags);
}
