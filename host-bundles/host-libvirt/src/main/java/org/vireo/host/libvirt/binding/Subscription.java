package org.vireo.host.libvirt.binding;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the callbacks of one connection reachable while libvirt may call them. */
public final class Subscription implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);
    private static final int LIFECYCLE = 0;
    private static final int REBOOT = 1;
    private static final int AGENT = 18;
    private static final int AGENT_CONNECTED = 1;

    private final Libvirt libvirt;
    private final LibvirtLibrary library;
    private final Pointer connection;
    private final LibvirtLibrary.LifecycleCallback lifecycle;
    private final LibvirtLibrary.RebootCallback reboot;
    private final LibvirtLibrary.AgentCallback agent;
    private final LibvirtLibrary.CloseCallback close;
    private final List<Integer> numbers = new ArrayList<>();

    Subscription(Libvirt libvirt, Pointer connection, SessionListener listener) {
        this.libvirt = libvirt;
        this.library = libvirt.library();
        this.connection = connection;
        lifecycle = (c, domain, event, detail, o) -> guarded(() -> LifecycleEvent.of(event)
                .ifPresent(known -> listener.lifecycle(DomainHandle.idOf(libvirt, domain), known, detail)));
        reboot = (c, domain, o) -> guarded(() -> listener.rebooted(DomainHandle.idOf(libvirt, domain)));
        agent = (c, domain, state, reason, o) ->
                guarded(() -> listener.agent(DomainHandle.idOf(libvirt, domain), state == AGENT_CONNECTED));
        close = (c, reason, o) -> guarded(listener::closed);
        register(LIFECYCLE, lifecycle);
        register(REBOOT, reboot);
        register(AGENT, agent);
        // Drivers that run in this process have no connection that could break.
        library.virConnectRegisterCloseCallback(connection, close, Pointer.NULL, Pointer.NULL);
    }

    private void register(int event, Callback callback) {
        numbers.add(libvirt.check(
                library.virConnectDomainEventRegisterAny(
                        connection, Pointer.NULL, event, callback, Pointer.NULL, Pointer.NULL),
                "listen to events of libvirt"));
    }

    /** An exception must not travel into the C library. */
    private static void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.error("An event of libvirt was lost", e);
        }
    }

    @Override
    public void close() {
        numbers.forEach(number -> library.virConnectDomainEventDeregisterAny(connection, number));
        library.virConnectUnregisterCloseCallback(connection, close);
    }
}
