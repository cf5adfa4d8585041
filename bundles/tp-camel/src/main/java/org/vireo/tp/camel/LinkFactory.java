package org.vireo.tp.camel;

import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.apache.activemq.artemis.api.jms.JMSFactoryType;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Turns addresses and stores into a connection factory of Artemis. */
final class LinkFactory {

    private LinkFactory() {}

    static ActiveMQConnectionFactory secured(String url, LinkStores stores) {
        return of(Arrays.stream(url.split(","))
                .map(one -> new TransportConfiguration(
                        NettyConnectorFactory.class.getName(), withTls(parameters(one.trim()), stores)))
                .toArray(TransportConfiguration[]::new));
    }

    static ActiveMQConnectionFactory of(TransportConfiguration... brokers) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // the client loads its connector factory by name through the context class loader
        thread.setContextClassLoader(LinkFactory.class.getClassLoader());
        try {
            return prompt(ActiveMQJMSClient.createConnectionFactoryWithoutHA(JMSFactoryType.CF, brokers));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Fails fast: it is the link that tries again, and two of a kind would undo each other's work. */
    private static ActiveMQConnectionFactory prompt(ActiveMQConnectionFactory factory) {
        factory.setReconnectAttempts(0);
        factory.setInitialConnectAttempts(1);
        factory.setClientFailureCheckPeriod(10_000);
        factory.setConnectionTTL(30_000);
        factory.setCallTimeout(10_000);
        factory.setUseTopologyForLoadBalancing(false);
        factory.setDeserializationDenyList("*");
        return factory;
    }

    static Map<String, Object> parameters(String url) {
        URI uri = URI.create(url);
        if (!"tcp".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 1) {
            throw new IllegalArgumentException("a broker address reads tcp://host:port, not " + uri.getScheme() + ":…");
        }
        Map<String, Object> parameters = new HashMap<>();
        if (uri.getQuery() != null) {
            for (String option : uri.getQuery().split("[&;]")) {
                add(parameters, option);
            }
        }
        parameters.put(TransportConstants.HOST_PROP_NAME, uri.getHost());
        parameters.put(TransportConstants.PORT_PROP_NAME, uri.getPort());
        parameters.put(TransportConstants.USE_EPOLL_PROP_NAME, false);
        parameters.put(TransportConstants.NETTY_CONNECT_TIMEOUT, 5000);
        return parameters;
    }

    private static void add(Map<String, Object> parameters, String option) {
        int equals = option.indexOf('=');
        String name = equals < 0 ? option : option.substring(0, equals);
        if (equals < 0) {
            throw new IllegalArgumentException("option " + name + " of the broker address has no value");
        }
        if (name.toLowerCase(Locale.ROOT).contains("password")) {
            throw new IllegalArgumentException("option " + name + " does not belong into a broker address");
        }
        parameters.put(name, option.substring(equals + 1));
    }

    private static Map<String, Object> withTls(Map<String, Object> parameters, LinkStores stores) {
        parameters.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
        // system properties of the container must not replace the stores given here
        parameters.put(TransportConstants.FORCE_SSL_PARAMETERS, true);
        parameters.put(TransportConstants.KEYSTORE_TYPE_PROP_NAME, "PKCS12");
        parameters.put(
                TransportConstants.KEYSTORE_PATH_PROP_NAME, stores.keyStore().toString());
        parameters.put(TransportConstants.KEYSTORE_PASSWORD_PROP_NAME, stores.keyStorePassword());
        parameters.put(TransportConstants.TRUSTSTORE_TYPE_PROP_NAME, "PKCS12");
        parameters.put(
                TransportConstants.TRUSTSTORE_PATH_PROP_NAME,
                stores.trustStore().toString());
        parameters.put(TransportConstants.TRUSTSTORE_PASSWORD_PROP_NAME, stores.trustStorePassword());
        parameters.put(TransportConstants.ENABLED_PROTOCOLS_PROP_NAME, "TLSv1.3");
        parameters.put(TransportConstants.VERIFY_HOST_PROP_NAME, true);
        return parameters;
    }
}
