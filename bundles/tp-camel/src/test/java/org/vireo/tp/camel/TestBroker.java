package org.vireo.tp.camel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** A real broker that demands a client certificate, and can go away and come back on the same port. */
final class TestBroker {
    private final LinkStores stores;
    private final Path directory;
    final int port;
    private EmbeddedActiveMQ broker;

    TestBroker(LinkStores stores, Path directory) throws IOException {
        this.stores = stores;
        this.directory = directory;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    String url() {
        return "tcp://127.0.0.1:" + port;
    }

    void start() throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setBindingsDirectory(directory.resolve("bindings").toString())
                .setJournalDirectory(directory.resolve("journal").toString())
                .setPagingDirectory(directory.resolve("paging").toString())
                .setLargeMessagesDirectory(directory.resolve("large").toString())
                .addAddressSetting("#", new AddressSettings().setAutoCreateQueues(true))
                .addAcceptorConfiguration(
                        "tls",
                        url()
                                + "?protocols=CORE;sslEnabled=true;needClientAuth=true;enabledProtocols=TLSv1.3;keyStorePath="
                                + stores.keyStore() + ";keyStorePassword=" + stores.keyStorePassword()
                                + ";trustStorePath=" + stores.trustStore() + ";trustStorePassword="
                                + stores.trustStorePassword());
        broker = new EmbeddedActiveMQ().setConfiguration(configuration);
        broker.start();
    }

    void stop() throws Exception {
        broker.stop();
    }
}
