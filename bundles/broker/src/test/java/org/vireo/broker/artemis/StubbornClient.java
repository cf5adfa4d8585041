package org.vireo.broker.artemis;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509KeyManager;
import org.vireo.pki.KeyStoreFile;

/** Shows its certificate although the broker asks for one of another authority; an honest client would show none. */
final class StubbornClient implements X509KeyManager {
    private final X509Certificate certificate;
    private final PrivateKey key;

    private StubbornClient(KeyStoreFile keys) throws IOException, GeneralSecurityException {
        var store = load(keys);
        String alias = store.aliases().nextElement();
        certificate = (X509Certificate) store.getCertificate(alias);
        key = (PrivateKey) store.getKey(alias, keys.password().reveal().toCharArray());
    }

    /** Fails when the broker closes the connection after the handshake, as TLS 1.3 refuses only then. */
    static void handshake(int port, KeyStoreFile keys, KeyStoreFile trust)
            throws IOException, GeneralSecurityException {
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(load(trust));
        var context = SSLContext.getInstance("TLSv1.3");
        context.init(new KeyManager[] {new StubbornClient(keys)}, trusted.getTrustManagers(), null);
        try (var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.setSoTimeout(5000);
            socket.startHandshake();
            if (socket.getInputStream().read() < 0) {
                throw new IOException("closed by the broker");
            }
        }
    }

    private static KeyStore load(KeyStoreFile file) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file.path())) {
            store.load(in, file.password().reveal().toCharArray());
        }
        return store;
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
        return "mine";
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return new X509Certificate[] {certificate};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return key;
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
        return new String[] {"mine"};
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
        return new String[0];
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
        return null;
    }
}
