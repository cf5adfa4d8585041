package org.vireo.host.agent.peers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.agent.identity.Identity;
import org.vireo.host.agent.identity.IdentityStore;
import org.vireo.host.spi.HostDirectories;
import org.vireo.host.spi.peers.PeerIdentity;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/** The identity of this host, as it is when it is asked for: the agent may join anew at any time. Thread-safe. */
@Component
public final class AgentPeers implements PeerIdentity {
    private final IdentityStore store;

    /** Reads nothing yet. */
    @Activate
    public AgentPeers(@Reference HostDirectories directories) {
        this(new IdentityStore(directories.state("identity"), new SecureRandom()));
    }

    AgentPeers(IdentityStore store) {
        this.store = store;
    }

    @Override
    public SSLContext tls() {
        var identity = store.load()
                .orElseThrow(() -> new VireoException(
                        ModelError.WRONG_STATE, "cannot talk to other hosts: this host belongs to no engine"));
        try {
            return context(identity);
        } catch (IOException | GeneralSecurityException e) {
            throw new VireoException(
                    ModelError.HOST_FAILED,
                    "cannot talk to other hosts: the certificate of this host is not usable",
                    e);
        }
    }

    private static SSLContext context(Identity identity) throws IOException, GeneralSecurityException {
        char[] password = identity.password().reveal().toCharArray();
        // the plain kind: it does not ask what a certificate is for, and those of hosts are for clients
        var keys = KeyManagerFactory.getInstance("SunX509");
        keys.init(stored(identity.keyStore(), password), password);
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(stored(identity.trustStore(), password));
        var context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), new TrustManager[] {onlyHosts(trust)}, new SecureRandom());
        return context;
    }

    private static TrustManager onlyHosts(TrustManagerFactory trust) {
        for (var manager : trust.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager checked) {
                return new OnlyHosts(checked);
            }
        }
        throw new IllegalStateException("this Java has no trust manager for certificates");
    }

    private static KeyStore stored(Path file, char[] password) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return store;
    }

    @Override
    public HostId peer(SSLSocket connection) {
        try {
            var shown = connection.getSession().getPeerCertificates();
            if (shown.length > 0 && shown[0] instanceof X509Certificate certificate) {
                return OnlyHosts.host(certificate);
            }
        } catch (SSLPeerUnverifiedException | IllegalArgumentException e) {
            throw new VireoException(
                    ModelError.HOST_FAILED, "the other end of a connection has not shown that it is a host", e);
        }
        throw new VireoException(ModelError.HOST_FAILED, "the other end of a connection has shown no certificate");
    }
}
