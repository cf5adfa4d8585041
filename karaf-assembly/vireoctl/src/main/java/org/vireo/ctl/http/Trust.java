package org.vireo.ctl.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.vireo.ctl.exit.Failure;

/** Certificates that vouch for an engine. Immutable. */
public final class Trust {
    private final List<X509Certificate> authorities;

    private Trust(List<X509Certificate> authorities) {
        this.authorities = List.copyOf(authorities);
    }

    /** The authorities that this machine's Java trusts. */
    public static Trust ofTheMachine() {
        return new Trust(List.of());
    }

    /** Only these; fails with a sentence for a text without certificates. */
    public static Trust of(String pem, String origin) {
        try {
            var found = new ArrayList<X509Certificate>();
            for (var certificate : CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))) {
                found.add((X509Certificate) certificate);
            }
            if (found.isEmpty()) {
                throw Failure.usage(origin + " holds no certificate in the form PEM.");
            }
            return new Trust(found);
        } catch (CertificateException e) {
            throw Failure.usage(origin + " holds no certificate that can be read: " + e.getMessage() + ".");
        }
    }

    /** SHA-256 of the first certificate, as OpenSSL writes it. */
    public String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(authorities.get(0).getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate has no fingerprint", e);
        }
    }

    /** Whose certificate the first one is. */
    public String subject() {
        return authorities.get(0).getSubjectX500Principal().getName();
    }

    SSLSocketFactory sockets() {
        return context().getSocketFactory();
    }

    SSLContext context() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("TLS cannot be used", e);
        }
    }

    private TrustManager[] managers() throws GeneralSecurityException, IOException {
        if (authorities.isEmpty()) {
            return null;
        }
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("authority" + i, authorities.get(i));
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
