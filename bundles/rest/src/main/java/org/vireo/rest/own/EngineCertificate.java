package org.vireo.rest.own;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Optional;
import org.vireo.pki.KeyStoreFile;

/** The certificate the web server shows, read from its store. */
final class EngineCertificate {
    private EngineCertificate() {}

    /** Empty when the store holds no key. */
    static Optional<X509Certificate> of(KeyStoreFile file) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file.path())) {
            store.load(in, file.password().reveal().toCharArray());
        }
        for (var alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias) && store.getCertificate(alias) instanceof X509Certificate certificate) {
                return Optional.of(certificate);
            }
        }
        return Optional.empty();
    }
}
