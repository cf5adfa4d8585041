package org.vireo.engine.api.vm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.engine.api.auth.Caller;
import org.vireo.model.GraphicsType;
import org.vireo.model.Secret;
import org.vireo.model.VmId;

/** Graphical consoles of running virtual machines. Tickets are secrets, so they are no commands and never kept. Thread-safe. */
@ProviderType
public interface Consoles {
    /** Consoles of a virtual machine; addresses are known only while it runs. */
    List<Console> list(VmId vm);

    /**
     * Sets a ticket; checks the caller's permit {@code connect_to_vm}. Blocks until the host has set it.
     *
     * @throws org.vireo.model.VireoException {@code WRONG_STATE} when the virtual machine does not run or lacks the console
     */
    Ticket ticket(VmId vm, GraphicsType graphics, Optional<Secret> wanted, Duration validFor, Caller caller);

    /**
     * A console.
     *
     * @param graphics protocol
     * @param address where it listens, empty while the virtual machine does not run
     * @param port plain port, -1 if none
     * @param tlsPort TLS port, -1 if none
     */
    record Console(GraphicsType graphics, String address, int port, int tlsPort) {}

    /**
     * A ticket.
     *
     * @param value the password
     * @param expires when it is void
     * @param console where to connect
     */
    record Ticket(Secret value, Instant expires, Console console) {}
}
