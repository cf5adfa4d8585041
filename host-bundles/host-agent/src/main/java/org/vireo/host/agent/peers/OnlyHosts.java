package org.vireo.host.agent.peers;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.vireo.model.HostId;
import org.vireo.protocol.link.LinkSubject;

/**
 * Admits certificates of hosts, whichever end shows them: they are made for clients, and among hosts both are. Names in the network say
 * nothing here; who a host is stands in its certificate. Immutable.
 */
final class OnlyHosts extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager authority;

    OnlyHosts(X509ExtendedTrustManager authority) {
        this.authority = authority;
    }

    /** Whose it is; refuses one that is of no host. */
    static HostId host(X509Certificate certificate) {
        return LinkSubject.of(certificate)
                .flatMap(LinkSubject::host)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a certificate is not one of a host but of " + certificate.getSubjectX500Principal()));
    }

    private void check(X509Certificate[] chain, String type) throws CertificateException {
        authority.checkClientTrusted(chain, type);
        try {
            host(chain[0]);
        } catch (IllegalArgumentException e) {
            throw new CertificateException(e.getMessage(), e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authority.getAcceptedIssuers();
    }
}
