package org.vireo.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;

/** Key stores in the one format that old clients read. */
final class TrustStores {
    static final String PASSWORD = "not-a-secret";

    private TrustStores() {}

    static Path of(Path authority) throws IOException, GeneralSecurityException {
        var file = Path.of("target/authority.jks").toAbsolutePath();
        try (var in = Files.newInputStream(authority);
                var out = Files.newOutputStream(file)) {
            var store = KeyStore.getInstance("JKS");
            store.load(null, null);
            store.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }
}
