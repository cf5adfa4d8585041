package org.vireo.tp.camel;

import static java.util.Objects.requireNonNull;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.component.jms.JmsComponent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.jms.connection.DelegatingConnectionFactory;
import org.springframework.jms.connection.SingleConnectionFactory;

/**
 * Two shared connections to one broker, kept alive for ever, and the Camel components that use them.
 *
 * <p>{@link #connect()} starts a thread that connects, and connects again whenever the connection breaks, without end: a
 * broker that is away is an ordinary state, never an error of the caller. While it is away a send fails: at once when
 * nothing listens there, after ten seconds at most when nothing answers. Thread-safe. Create and connect it before any class loader of a plugin is on the thread.
 */
public final class BrokerLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerLink.class);
    private static final long RETRY_MILLIS = 1000;

    private final String address;
    private final ActiveMQConnectionFactory artemis;
    /** For senders: one connection, cached sessions. */
    private final CachingConnectionFactory sending;
    /** For listeners: one connection, no session cache. */
    private final SingleConnectionFactory listening;

    private final List<LinkListener> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch connected = new CountDownLatch(1);
    private final Semaphore broken = new Semaphore(0);
    private final Thread connector = new Thread(this::connectForEver, "vireo-broker-link");
    private volatile boolean up;
    private volatile boolean closed;

    /**
     * Prepares the link without connecting.
     *
     * @param url {@code tcp://host:port}, or several of them separated by commas for a cluster; options of the Artemis
     *     client may follow after {@code ?}, passwords must not
     * @param stores key and trust store: the link is always mutual TLS 1.3 and checks the broker's host name
     * @param sessions sessions kept open for senders, at least 1; about as many as threads that send at once
     * @throws IllegalArgumentException when the address cannot be understood or carries a password
     */
    public BrokerLink(String url, LinkStores stores, int sessions) {
        this(url, LinkFactory.secured(requireNonNull(url, "url"), requireNonNull(stores, "stores")), sessions);
    }

    BrokerLink(String url, ActiveMQConnectionFactory artemis, int sessions) {
        if (sessions < 1) {
            throw new IllegalArgumentException("sessions of a broker link must be at least 1, not " + sessions);
        }
        this.address = url;
        this.artemis = artemis;
        ConnectionFactory own = new OwnLoaderFactory(artemis);
        sending = new CachingConnectionFactory(own);
        sending.setSessionCacheSize(sessions);
        sending.setCacheConsumers(false);
        sending.setReconnectOnException(true);
        sending.setExceptionListener(this::connectionBroke);
        listening = new SingleConnectionFactory(own);
        listening.setReconnectOnException(true);
        listening.setExceptionListener(this::connectionBroke);
        connector.setDaemon(true);
        connector.setContextClassLoader(BrokerLink.class.getClassLoader());
    }

    /** Starts connecting and returns at once. Call it once. */
    public void connect() {
        connector.start();
    }

    /**
     * Waits for the first connect.
     *
     * @param patience how long at most
     * @return whether the link has been up at least once
     * @throws InterruptedException when the calling thread is interrupted
     */
    public boolean awaitConnected(Duration patience) throws InterruptedException {
        return connected.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the broker is reachable as far as this side knows. */
    public boolean isUp() {
        return up;
    }

    /**
     * Adds a listener; when the link is up already it is told so before this method returns.
     *
     * @param listener hears of every change from now on, until the link closes
     */
    public void listen(LinkListener listener) {
        listeners.add(requireNonNull(listener, "listener"));
        if (up) {
            listener.up();
        }
    }

    /**
     * A new component for one Camel context; the connections behind it are shared with all other components of this
     * link. Messages are non-persistent unless an endpoint says otherwise; requests wait five seconds unless an endpoint
     * says otherwise; headers that steer Camel are dropped in both directions; Java serialization is off.
     *
     * @return a component not yet started; add it to the context as {@code jms}
     */
    public JmsComponent component() {
        JmsComponent jms = new JmsComponent();
        jms.setConnectionFactory(sending);
        jms.getConfiguration().setTemplateConnectionFactory(sending);
        jms.getConfiguration().setListenerConnectionFactory(listening);
        jms.setHeaderFilterStrategy(new OutsideHeaders());
        jms.setDeliveryPersistent(false);
        jms.setReplyToDeliveryPersistent(false);
        jms.setRequestTimeout(5000);
        jms.setRecoveryInterval(RETRY_MILLIS);
        jms.setTestConnectionOnStartup(false);
        return jms;
    }

    /** Ends both connections and stops trying. Contexts that use components of this link are closed before it. */
    @Override
    public void close() {
        closed = true;
        connector.interrupt();
        up = false;
        sending.destroy();
        listening.destroy();
        artemis.close();
    }

    /**
     * Drops the type cache of Jackson, one static map for the whole JVM, which would pin the classes of a removed
     * bundle. Call it after the context of a bundle is closed.
     */
    public static void forgetTypes() {
        com.fasterxml.jackson.databind.type.TypeFactory.defaultInstance().clearCache();
    }

    private void connectForEver() {
        String lastProblem = "";
        try {
            while (!closed) {
                lastProblem = connectOnce(lastProblem);
                if (lastProblem.isEmpty()) {
                    broken.acquire();
                    broken.drainPermits();
                } else {
                    TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the problem, or an empty text once both connections work. A problem is told once, not at every attempt. */
    private String connectOnce(String lastProblem) {
        try {
            sending.createConnection().start();
            listening.createConnection().start();
            LOG.info("Connected to the broker at {}", address);
            tellUp();
            return "";
        } catch (JMSException | RuntimeException e) {
            String problem = "no connection to the broker at " + address + ": " + innermost(e);
            if (!closed && !problem.equals(lastProblem)) {
                LOG.warn("There is {}; trying again every {} ms", problem, RETRY_MILLIS);
                tellDown(problem);
            }
            return problem;
        }
    }

    private static String innermost(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private void connectionBroke(JMSException problem) {
        if (!closed) {
            String reason = "the connection to the broker at " + address + " broke: " + innermost(problem);
            LOG.warn("Reconnecting, as {}", reason);
            tellDown(reason);
            broken.release();
        }
    }

    private void tellUp() {
        up = true;
        connected.countDown();
        listeners.forEach(LinkListener::up);
    }

    private void tellDown(String reason) {
        up = false;
        listeners.forEach(listener -> listener.down(reason));
    }

    /**
     * Makes every connection with this bundle's class loader on the thread: whoever asks first creates long-lived
     * threads, and they keep the context loader they were born with.
     */
    private static final class OwnLoaderFactory extends DelegatingConnectionFactory {
        OwnLoaderFactory(ConnectionFactory target) {
            setTargetConnectionFactory(target);
        }

        @Override
        public Connection createConnection() throws JMSException {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(BrokerLink.class.getClassLoader());
            try {
                return super.createConnection();
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }
}
