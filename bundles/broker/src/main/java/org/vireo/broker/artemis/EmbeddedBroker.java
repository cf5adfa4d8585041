package org.vireo.broker.artemis;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.ActiveMQDisconnectedException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.server.impl.ServiceRegistryImpl;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.broker.HostConnection;
import org.vireo.broker.LinkAuthority;
import org.vireo.broker.LinkBroker;
import org.vireo.broker.Refusal;
import org.vireo.broker.Refusal.Reason;
import org.vireo.model.HostId;
import org.vireo.pki.CertificateAuthority;
import org.vireo.protocol.link.LinkSubject;

/** Artemis in this process. Thread-safe; runs from construction to {@link #close()}. */
public final class EmbeddedBroker implements LinkBroker, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final long SWEEP_SECONDS = 5;
    private static final long LARGEST_MESSAGE = 8L * 1024 * 1024;

    private final BrokerOptions options;
    private final Refusals refusals;
    private final Admissions admissions;
    private final ActiveMQServer server;
    private final ScheduledExecutorService sweeper =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "vireo-broker-sweeper"));

    private final ScheduledFuture<?> sweeping;

    /** Starts the broker; returns when it listens. Without an authority it admits no host. */
    public EmbeddedBroker(BrokerOptions options, CertificateAuthority authority, Clock clock) {
        this.options = options;
        refusals = new Refusals(clock);
        admissions = new Admissions(clock);
        server = start(options, authority);
        sweeping = sweeper.scheduleWithFixedDelay(this::sweepOnce, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
        LOG.info("The broker listens on {}:{}", options.host(), options.port());
    }

    private ActiveMQServer start(BrokerOptions options, CertificateAuthority authority) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Artemis looks classes up by name through the context loader, and its threads inherit it
        thread.setContextClassLoader(EmbeddedBroker.class.getClassLoader());
        try {
            var registry = new ServiceRegistryImpl();
            registry.addAcceptorFactory(BrokerConfiguration.ACCEPTOR, new LinkAcceptorFactory(refusals));
            var security = new LinkSecurity(admissions, refusals, this::welcome);
            var configuration = BrokerConfiguration.of(options, authority);
            configuration.registerBrokerPlugin(new SizeLimit(LARGEST_MESSAGE, refusals));
            var made = new ActiveMQServerImpl(configuration, null, security, null, registry);
            made.start();
            if (!made.getRemotingService().isStarted() || !made.waitForActivation(30, TimeUnit.SECONDS)) {
                made.stop();
                throw new IllegalStateException("it did not become active within 30 seconds");
            }
            return made;
        } catch (Exception e) {
            throw new IllegalStateException(
                    "cannot start the broker on " + options.host() + ":" + options.port() + " with its journal in "
                            + options.directory() + ": " + e.getMessage(),
                    e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** From now on {@code authority} decides on admission. */
    public void authority(LinkAuthority authority) {
        admissions.authority(authority);
    }

    /** {@code authority} decides no longer. */
    public void without(LinkAuthority authority) {
        admissions.without(authority);
    }

    /** A host may not create its queue itself. */
    private void welcome(HostId host) {
        String name = LinkPermissions.queueOf(host);
        if (server.locateQueue(SimpleString.of(name)) == null) {
            try {
                server.createQueue(BrokerConfiguration.queue(name), true);
            } catch (Exception e) {
                LOG.error("Cannot create the queue of host {}", host, e);
            }
        }
    }

    /** An exception would end the schedule. */
    private void sweepOnce() {
        try {
            sweep();
        } catch (RuntimeException e) {
            LOG.warn("Cannot look for hosts that were removed", e);
        }
    }

    /** Cuts off hosts that were removed without being dismissed. */
    private void sweep() {
        for (RemotingConnection connection : server.getRemotingService().getConnections()) {
            LinkSecurity.subject(connection)
                    .filter(subject -> !subject.isEngine())
                    .filter(subject -> !admitted(subject))
                    .ifPresent(subject -> {
                        refusals.add(
                                Reason.NOT_ENROLLED, subject.user(), "host " + subject.user() + " is enrolled no more");
                        close(connection, subject.user());
                    });
        }
    }

    private boolean admitted(LinkSubject subject) {
        return admissions.admitted(subject.host().orElseThrow(), subject.serial());
    }

    private void close(RemotingConnection connection, String who) {
        server.getRemotingService().removeConnection(connection.getID());
        connection.fail(new ActiveMQDisconnectedException("host " + who + " is enrolled no more"));
    }

    @Override
    public Optional<URI> address() {
        String host = options.host().equals("0.0.0.0") ? "127.0.0.1" : options.host();
        return Optional.of(URI.create("tcp://" + host + ":" + options.port()));
    }

    @Override
    public void dismiss(HostId host) {
        admissions.forget(host);
        for (RemotingConnection connection : server.getRemotingService().getConnections()) {
            boolean his = LinkSecurity.subject(connection)
                    .filter(subject -> subject.user().equals(host.toString()))
                    .isPresent();
            if (his) {
                close(connection, host.toString());
            }
        }
        var name = SimpleString.of(LinkPermissions.queueOf(host));
        try {
            if (server.locateQueue(name) != null) {
                server.destroyQueue(name, null, false, true);
            }
        } catch (Exception e) {
            LOG.warn("The queue of host {} stays behind", host, e);
        }
    }

    @Override
    public List<HostConnection> connections() {
        return new HostConnections(server).list();
    }

    @Override
    public List<Refusal> refusals() {
        return refusals.last();
    }

    @Override
    public long refused() {
        return refusals.count();
    }

    @Override
    public void close() {
        sweeping.cancel(true);
        sweeper.shutdownNow();
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("The broker did not stop cleanly", e);
        }
    }
}
