package org.vireo.broker.artemis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.HashMap;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.vireo.model.HostId;
import org.vireo.model.Secret;
import org.vireo.pki.CertificateAuthority;
import org.vireo.pki.KeyStoreFile;

/** A real client of the broker. */
final class Client implements AutoCloseable {
    private static final String PASSWORD = "only-in-a-test-1";

    private final ServerLocator locator;
    private final ClientSessionFactory factory;
    final ClientSession session;

    private Client(Map<String, Object> parameters, String user) throws Exception {
        locator = ActiveMQClient.createServerLocatorWithoutHA(
                new TransportConfiguration(NettyConnectorFactory.class.getName(), parameters));
        locator.setReconnectAttempts(0).setInitialConnectAttempts(1).setCallTimeout(5000);
        try {
            factory = locator.createSessionFactory();
            session = factory.createSession(user, user, false, true, true, false, 1);
            session.start();
        } catch (Exception e) {
            locator.close();
            throw e;
        }
    }

    static Client with(int port, KeyStoreFile keys, KeyStoreFile trust) throws Exception {
        return new Client(parameters(port, keys, trust), null);
    }

    static Client named(int port, KeyStoreFile keys, KeyStoreFile trust, String user) throws Exception {
        return new Client(parameters(port, keys, trust), user);
    }

    static Client withoutCertificate(int port, KeyStoreFile trust) throws Exception {
        var parameters = parameters(port, trust, trust);
        parameters.remove("keyStorePath");
        parameters.remove("keyStorePassword");
        parameters.remove("keyStoreType");
        return new Client(parameters, null);
    }

    static Client oldTls(int port, KeyStoreFile keys, KeyStoreFile trust) throws Exception {
        var parameters = parameters(port, keys, trust);
        parameters.put("enabledProtocols", "TLSv1.2");
        return new Client(parameters, null);
    }

    static Client plain(int port) throws Exception {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("host", "127.0.0.1");
        parameters.put("port", port);
        return new Client(parameters, null);
    }

    private static Map<String, Object> parameters(int port, KeyStoreFile keys, KeyStoreFile trust) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("host", "127.0.0.1");
        parameters.put("port", port);
        parameters.put("sslEnabled", true);
        parameters.put("forceSSLParameters", true);
        parameters.put("keyStoreType", "PKCS12");
        parameters.put("keyStorePath", keys.path().toString());
        parameters.put("keyStorePassword", keys.password().reveal());
        parameters.put("trustStoreType", "PKCS12");
        parameters.put("trustStorePath", trust.path().toString());
        parameters.put("trustStorePassword", trust.password().reveal());
        return parameters;
    }

    /** Keys of a host, with a certificate by {@code authority}. */
    static HostKeys hostKeys(CertificateAuthority authority, HostId host, Path directory) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair keys = generator.generateKeyPair();
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
        byte[] request = new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=any"), keys.getPublic())
                .build(signer)
                .getEncoded();
        var certificate = authority.issueHostCertificate(host, request);
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "k", keys.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate, authority.certificate()
                });
        Path file = Files.createTempFile(directory, "host", ".p12");
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new HostKeys(
                new KeyStoreFile(file, Secret.of(PASSWORD)),
                certificate.getSerialNumber().toString(16));
    }

    record HostKeys(KeyStoreFile store, String serial) {}

    @Override
    public void close() {
        factory.close();
        locator.close();
    }
}
