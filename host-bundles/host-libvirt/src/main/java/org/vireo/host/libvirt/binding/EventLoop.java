package org.vireo.host.libvirt.binding;

import com.sun.jna.Pointer;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread on which libvirt's events arrive. It must run before the first connection is opened. */
public final class EventLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);
    /** A running loop notices its end only when something wakes it. */
    private static final int WAKE_MILLISECONDS = 500;

    private static final LibvirtLibrary.TimeoutCallback NOTHING = (timer, opaque) -> {};

    private final Libvirt libvirt;
    private final int timer;
    private final Thread thread;
    private volatile boolean running = true;

    /** Starts the loop. */
    public EventLoop(Libvirt libvirt) {
        this.libvirt = libvirt;
        libvirt.check(libvirt.library().virEventRegisterDefaultImpl(), "set up the event loop of libvirt");
        timer = libvirt.check(
                libvirt.library().virEventAddTimeout(WAKE_MILLISECONDS, NOTHING, Pointer.NULL, Pointer.NULL),
                "set up the timer of the event loop of libvirt");
        thread = new Thread(this::run, "libvirt-events");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (running) {
            if (libvirt.library().virEventRunDefaultImpl() < 0) {
                LOG.error(
                        "The event loop of libvirt failed: {}",
                        libvirt.library().virGetLastErrorMessage());
                return;
            }
        }
    }

    @Override
    public void close() {
        running = false;
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        libvirt.library().virEventRemoveTimeout(timer);
    }
}
