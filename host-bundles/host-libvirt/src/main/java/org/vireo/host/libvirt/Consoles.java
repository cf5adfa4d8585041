package org.vireo.host.libvirt;

import java.util.List;
import org.vireo.host.libvirt.LiveDomain.Console;
import org.vireo.host.libvirt.binding.Session;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.ConsoleAddress;
import org.vireo.protocol.vm.ConsolePort;

/** Knows where viewers find consoles. Immutable. */
final class Consoles {
    private final String told;

    Consoles(LibvirtSettings settings) {
        told = settings.console__address();
    }

    /** Consoles of a running virtual machine, none if it does not run. */
    List<ConsolePort> of(LibvirtConnection connection, VmId vm) {
        return connection.call(session -> session.ask(
                        vm,
                        domain -> new LiveDomain(domain.xml())
                                .consoles().stream()
                                        .map(console -> new ConsolePort(console.type(), address(console, session)))
                                        .toList())
                .orElse(List.of()));
    }

    ConsoleAddress address(Console console, Session session) {
        return new ConsoleAddress(host(console.listen(), session), console.port(), console.tlsPort());
    }

    private String host(String listen, Session session) {
        if (!told.isEmpty()) {
            return told;
        }
        boolean anywhere = listen.isEmpty() || listen.equals("0.0.0.0") || listen.equals("::");
        return anywhere ? session.hostName() : listen;
    }
}
