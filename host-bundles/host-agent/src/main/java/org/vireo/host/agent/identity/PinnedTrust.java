package org.vireo.host.agent.identity;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Trusts chains up to the one authority with a given fingerprint. The server sends that authority's certificate along; the host name is
 * checked by the JDK, which does so for every trust manager that is not an extended one. Immutable.
 */
final class PinnedTrust implements X509TrustManager {
    private final String fingerprint;

    PinnedTrust(String fingerprint) {
        this.fingerprint = fingerprint.toLowerCase(Locale.ROOT);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        for (X509Certificate certificate : chain) {
            if (fingerprint(certificate).equals(fingerprint)) {
                trusting(certificate).checkServerTrusted(chain, authType);
                return;
            }
        }
        throw new CertificateException("the server does not belong to the engine that issued the token");
    }

    static String fingerprint(X509Certificate certificate) throws CertificateException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new CertificateException("a certificate has no fingerprint", e);
        }
    }

    private static X509TrustManager trusting(X509Certificate authority) throws CertificateException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("ca", authority);
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager trust) {
                    return trust;
                }
            }
            throw new CertificateException("this Java cannot check certificates");
        } catch (IOException | GeneralSecurityException e) {
            throw new CertificateException("the authority of the token cannot be used", e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("no clients here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
