package org.vireo.notify.smtp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Makes connections that trust Java's own certificates and those of a file. */
final class Trust {
    private Trust() {}

    static SSLSocketFactory of(String file) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager(file)}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "ca_file in vireo.notify.smtp.cfg: the certificates in " + file + " cannot be read", e);
        }
    }

    private static X509TrustManager manager(String file) throws GeneralSecurityException, IOException {
        var usual = managers(null).findFirst().orElseThrow();
        if (file.isBlank()) {
            return usual;
        }
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        var all = new ArrayList<>(certificates(Path.of(file)));
        all.addAll(List.of(usual.getAcceptedIssuers()));
        for (int i = 0; i < all.size(); i++) {
            store.setCertificateEntry("c" + i, all.get(i));
        }
        return managers(store).findFirst().orElseThrow();
    }

    private static List<X509Certificate> certificates(Path file) throws GeneralSecurityException, IOException {
        try (var in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        }
    }

    private static Stream<X509TrustManager> managers(KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Stream.of(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast);
    }
}
