package org.vireo.host.images.http;

import java.security.KeyStore;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.vireo.host.images.nbd.ImageError;
import org.vireo.host.images.ticket.Tickets;
import org.vireo.model.VireoException;

/** The port on which clients move images. Thread-safe. */
public final class ImageServer implements AutoCloseable {
    private static final int THREADS = 80;
    private static final int IDLE_MILLIS = 60_000;
    private static final int OUTPUT = 1 << 17;
    private static final long STOP_MILLIS = 5000;

    private final Server server;
    private final ServerConnector connector;
    private final SslContextFactory.Server tls = new SslContextFactory.Server();

    /** Opens the port; {@code address} empty means all of this host, port 0 one that is free. */
    public ImageServer(Tickets tickets, KeyStore keys, String password, String address, int port) {
        var threads = new QueuedThreadPool(THREADS, 4);
        threads.setName("vireo-images");
        server = new Server(threads);
        tls.setKeyStore(keys);
        tls.setKeyManagerPassword(password);
        tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setOutputBufferSize(OUTPUT);
        http.addCustomizer(new SecureRequestCustomizer(false));
        connector = new ServerConnector(
                server,
                new SslConnectionFactory(tls, HttpVersion.HTTP_1_1.asString()),
                new HttpConnectionFactory(http));
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        if (!address.isEmpty()) {
            connector.setHost(address);
        }
        server.addConnector(connector);
        server.setHandler(new ImageHandler(tickets));
        server.setStopTimeout(STOP_MILLIS);
        start(port);
    }

    private void start(int port) {
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new VireoException(
                    ImageError.DOOR_CLOSED, "cannot let clients move images: port " + port + " cannot be opened", e);
        }
    }

    /** Where it is. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Shows another certificate to whoever connects from now on. */
    public void show(KeyStore keys) {
        try {
            tls.reload(factory -> factory.setKeyStore(keys));
        } catch (Exception e) {
            throw new VireoException(ImageError.DOOR_CLOSED, "cannot use the new certificate of this host", e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new VireoException(ImageError.DOOR_CLOSED, "the port for images does not close", e);
        }
    }
}
