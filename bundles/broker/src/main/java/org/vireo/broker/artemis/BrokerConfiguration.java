package org.vireo.broker.artemis;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.vireo.pki.CertificateAuthority;

/** What Artemis is told. Stateless. */
final class BrokerConfiguration {
    /** Name of the one acceptor. */
    static final String ACCEPTOR = "link";

    private static final int MEMORY = 64 * 1024 * 1024;
    private static final int QUEUE_MEMORY = 8 * 1024 * 1024;
    private static final int JOURNAL_FILE = 4 * 1024 * 1024;
    /** A nearly full disk stops all producers without a word: leave that to monitoring until it is really full. */
    private static final int DISK_PERCENT = 98;

    private BrokerConfiguration() {}

    static Configuration of(BrokerOptions options, CertificateAuthority authority) throws Exception {
        var directory = options.directory();
        var configuration = new ConfigurationImpl()
                .setName("vireo")
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalFileSize(JOURNAL_FILE)
                .setJournalMinFiles(2)
                .setJournalPoolFiles(4)
                .setBindingsDirectory(directory.resolve("bindings").toString())
                .setJournalDirectory(directory.resolve("journal").toString())
                .setPagingDirectory(directory.resolve("paging").toString())
                .setLargeMessagesDirectory(directory.resolve("large").toString())
                .setMaxDiskUsage(DISK_PERCENT)
                .setGlobalMaxSize(MEMORY)
                .setThreadPoolMaxSize(16)
                .setScheduledThreadPoolMaxSize(2);
        configuration.setJMXManagementEnabled(false);
        configuration.setCriticalAnalyzer(false);
        secure(configuration);
        configuration.addAcceptorConfiguration(acceptor(options, authority));
        addQueues(configuration);
        return configuration;
    }

    /**
     * The caches of Artemis are keyed by a user name that the client chooses, so they are off; and its built-in user for clusters
     * passes every check, so its password is one nobody knows.
     */
    private static void secure(Configuration configuration) {
        configuration.setSecurityEnabled(true);
        configuration.setAuthenticationCacheSize(0);
        configuration.setAuthorizationCacheSize(0);
        configuration.setPopulateValidatedUser(true);
        configuration.setRejectEmptyValidatedUser(true);
        configuration.setClusterUser(UUID.randomUUID().toString());
        configuration.setClusterPassword(UUID.randomUUID() + "/" + UUID.randomUUID());
    }

    private static TransportConfiguration acceptor(BrokerOptions options, CertificateAuthority authority) {
        var keys = authority.brokerStore();
        var trust = authority.trustStore();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(TransportConstants.HOST_PROP_NAME, options.host());
        parameters.put(TransportConstants.PORT_PROP_NAME, options.port());
        parameters.put(TransportConstants.PROTOCOLS_PROP_NAME, "CORE");
        parameters.put(TransportConstants.USE_EPOLL_PROP_NAME, false);
        parameters.put(TransportConstants.REMOTING_THREADS_PROPNAME, 3);
        parameters.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
        parameters.put(TransportConstants.NEED_CLIENT_AUTH_PROP_NAME, true);
        parameters.put(TransportConstants.ENABLED_PROTOCOLS_PROP_NAME, "TLSv1.3");
        parameters.put(TransportConstants.KEYSTORE_TYPE_PROP_NAME, "PKCS12");
        parameters.put(TransportConstants.KEYSTORE_PATH_PROP_NAME, keys.path().toString());
        parameters.put(
                TransportConstants.KEYSTORE_PASSWORD_PROP_NAME, keys.password().reveal());
        parameters.put(TransportConstants.TRUSTSTORE_TYPE_PROP_NAME, "PKCS12");
        parameters.put(
                TransportConstants.TRUSTSTORE_PATH_PROP_NAME, trust.path().toString());
        parameters.put(
                TransportConstants.TRUSTSTORE_PASSWORD_PROP_NAME,
                trust.password().reveal());
        return new TransportConfiguration(LinkAcceptorFactory.class.getName(), parameters, ACCEPTOR);
    }

    private static void addQueues(Configuration configuration) {
        for (String name : new String[] {LinkPermissions.REPORTS, LinkPermissions.REPORTS + ".dead"}) {
            configuration.addQueueConfiguration(queue(name));
        }
        var reports = settings().setMaxDeliveryAttempts(-1); // the intake decides when a report is given up
        configuration.addAddressSetting("#", settings());
        configuration.addAddressSetting(LinkPermissions.REPORTS, reports);
        configuration.addAddressSetting(
                "vireo.host.#",
                settings().setMaxSizeBytes(QUEUE_MEMORY).setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL));
    }

    static QueueConfiguration queue(String name) {
        return QueueConfiguration.of(SimpleString.of(name))
                .setAddress(SimpleString.of(name))
                .setRoutingType(RoutingType.ANYCAST)
                .setDurable(true)
                .setAutoDelete(false);
    }

    private static AddressSettings settings() {
        return new AddressSettings()
                .setDefaultQueueRoutingType(RoutingType.ANYCAST)
                .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                .setAutoCreateQueues(true)
                .setAutoCreateAddresses(true)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false);
    }
}
