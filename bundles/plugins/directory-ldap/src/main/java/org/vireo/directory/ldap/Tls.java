package org.vireo.directory.ldap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Whom connections with TLS trust. */
final class Tls {
    private Tls() {}

    /** Throws {@code BAD_VALUE} when the file of certificates cannot be used. */
    static SSLContext trusting(Optional<Path> file) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, file.isPresent() ? managers(file.get()) : null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw Settings.refused(
                    "trust_file", "cannot be used: " + file.map(Path::toString).orElse("the JVM's") + ", " + e);
        }
    }

    private static TrustManager[] managers(Path file) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            var number = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
            if (number == 0) {
                throw new IOException("it holds no certificate");
            }
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
