package org.vireo.host.libvirt;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.libvirt.binding.EventLoop;
import org.vireo.host.libvirt.binding.Libvirt;
import org.vireo.host.libvirt.binding.LibvirtException;
import org.vireo.host.libvirt.binding.LifecycleEvent;
import org.vireo.host.libvirt.binding.Session;
import org.vireo.host.libvirt.binding.SessionListener;
import org.vireo.host.libvirt.binding.Subscription;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;

/**
 * The connection to libvirt, opened again whenever it breaks. One thread of its own opens and replaces it; everything else is
 * thread-safe.
 */
@Component(service = LibvirtConnection.class, configurationPid = LibvirtSettings.PID)
@Designate(ocd = LibvirtSettings.class)
public final class LibvirtConnection {
    private static final Logger LOG = LoggerFactory.getLogger(LibvirtConnection.class);
    private static final long RETRY_MILLISECONDS = 1000;
    private static final int KEEPALIVE_SECONDS = 5;
    private static final int KEEPALIVE_COUNT = 4;

    private final String uri;
    private final Libvirt libvirt;
    private final EventLoop events;
    private final Thread thread;
    private final Semaphore broken = new Semaphore(0);
    private final CopyOnWriteArrayList<ConnectionListener> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean running = true;
    private volatile Session session;

    /** Starts to connect; does not wait for it. */
    @Activate
    public LibvirtConnection(LibvirtSettings settings) {
        uri = settings.uri();
        libvirt = Libvirt.load();
        events = new EventLoop(libvirt);
        thread = new Thread(this::keepConnected, "libvirt-connection");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends the connection; domains go on. */
    @Deactivate
    public void close() {
        running = false;
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        events.close();
    }

    /** Whether there is a connection. Returns at once. */
    public boolean reachable() {
        return session != null;
    }

    /**
     * Works with the connection.
     *
     * @throws VireoException {@code HOST_FAILED} when there is none
     */
    public <T> T call(Function<Session, T> work) {
        Session mine;
        synchronized (this) {
            if (session == null) {
                throw new VireoException(
                        ModelError.HOST_FAILED,
                        "cannot work with libvirt at " + uri + ": there is no connection to it");
            }
            mine = session.share();
        }
        try {
            return work.apply(mine);
        } finally {
            mine.close();
        }
    }

    /** Works with the connection and returns nothing; see {@link #call}. */
    public void run(Consumer<Session> work) {
        call(mine -> {
            work.accept(mine);
            return Optional.empty();
        });
    }

    /** Begins to tell {@code listener}; it is told of a connection that is already there. */
    public void add(ConnectionListener listener) {
        listeners.add(listener);
        if (reachable()) {
            listener.connected();
        }
    }

    /** Ends telling. */
    public void remove(ConnectionListener listener) {
        listeners.remove(listener);
    }

    private void keepConnected() {
        boolean told = false;
        while (running) {
            try (Session opened = libvirt.open(uri)) {
                told = false;
                listenAndUse(opened);
            } catch (LibvirtException e) {
                if (!told) {
                    LOG.warn("No connection to libvirt yet, trying on every second: {}", e.getMessage());
                    told = true;
                }
                pause();
            }
        }
    }

    private void listenAndUse(Session opened) {
        Subscription subscription = opened.listen(new Relay());
        try {
            opened.keepAlive(KEEPALIVE_SECONDS, KEEPALIVE_COUNT);
            use(opened);
        } finally {
            subscription.close();
        }
    }

    /** Returns when the connection is broken or the component ends. */
    private void use(Session opened) {
        broken.drainPermits();
        replace(opened);
        LOG.info("Connected to libvirt at {}", uri);
        try {
            listeners.forEach(ConnectionListener::connected);
            while (running && opened.alive()) {
                if (broken.tryAcquire(RETRY_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Told to end", e);
            Thread.currentThread().interrupt();
        } finally {
            replace(null);
        }
        if (running) {
            LOG.warn("The connection to libvirt at {} broke", uri);
            listeners.forEach(ConnectionListener::disconnected);
        }
    }

    private synchronized void replace(Session other) {
        session = other;
        notifyAll();
    }

    /** Waits until there is a connection, or {@code patience} is over: the daemon may have been started again just now. */
    synchronized void await(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            for (long left = end - System.nanoTime(); session == null && left > 0; left = end - System.nanoTime()) {
                wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
            }
        } catch (InterruptedException e) {
            LOG.debug("Told to end", e);
            Thread.currentThread().interrupt();
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLISECONDS);
        } catch (InterruptedException e) {
            LOG.debug("Told to end", e);
            Thread.currentThread().interrupt();
        }
    }

    private final class Relay implements SessionListener {
        @Override
        public void lifecycle(VmId vm, LifecycleEvent event, int detail) {
            listeners.forEach(listener -> listener.lifecycle(vm, event, detail));
        }

        @Override
        public void rebooted(VmId vm) {
            listeners.forEach(listener -> listener.rebooted(vm));
        }

        @Override
        public void agent(VmId vm, boolean connected) {
            listeners.forEach(listener -> listener.agent(vm, connected));
        }

        @Override
        public void closed() {
            broken.release();
        }
    }
}
