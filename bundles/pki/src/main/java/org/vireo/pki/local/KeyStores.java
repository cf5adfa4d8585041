package org.vireo.pki.local;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.model.Secret;
import org.vireo.pki.KeyStoreFile;

/** The engine's own PKCS12 files. They share a random password, which lies beside them under the same file mode. */
final class KeyStores {
    private static final Logger LOG = LoggerFactory.getLogger(KeyStores.class);
    private static final String PASSWORD = "store.password";
    private static final int PASSWORD_BYTES = 24;
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);
    private static final String ALIAS = "vireo";

    private final PkiDirectory directory;
    private final CertificateSigner signer;
    private final Clock clock;
    private final Secret password;

    KeyStores(PkiDirectory directory, CertificateSigner signer, Clock clock, SecureRandom random) {
        this.directory = directory;
        this.signer = signer;
        this.clock = clock;
        if (!directory.has(PASSWORD)) {
            byte[] bytes = new byte[PASSWORD_BYTES];
            random.nextBytes(bytes);
            directory.writePrivate(
                    PASSWORD, Base64.getUrlEncoder().withoutPadding().encode(bytes));
        }
        this.password = Secret.of(new String(directory.read(PASSWORD), StandardCharsets.US_ASCII).trim());
    }

    /** The store with this name, made anew when it is missing, near its end, of another authority, or names other names. */
    KeyStoreFile ensure(
            String name,
            CertificateKind kind,
            X500Principal subject,
            Set<SubjectName> names,
            X509Certificate authority,
            PrivateKey authorityKey) {
        if (!directory.has(name) || !fits(name, names, authority)) {
            var keys = kind == CertificateKind.HTTPS ? signer.newRsaKeys() : signer.newLinkKeys();
            var certificate = signer.signed(kind, subject, keys.getPublic(), names, authority, authorityKey);
            write(
                    name,
                    store -> store.setKeyEntry(
                            ALIAS, keys.getPrivate(), chars(), new Certificate[] {certificate, authority}));
            LOG.info("Issued {} for {}, valid until {}", name, subject.getName(), certificate.getNotAfter());
        }
        return new KeyStoreFile(directory.file(name), password);
    }

    KeyStoreFile ensureTrust(String name, X509Certificate authority) {
        write(name, store -> store.setCertificateEntry("ca", authority));
        return new KeyStoreFile(directory.file(name), password);
    }

    private boolean fits(String name, Set<SubjectName> names, X509Certificate authority) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(directory.read(name)), chars());
            var certificate = (X509Certificate) store.getCertificate(ALIAS);
            certificate.verify(authority.getPublicKey());
            return SubjectName.of(certificate).equals(names)
                    && certificate
                            .getNotAfter()
                            .toInstant()
                            .isAfter(clock.instant().plus(RENEW_BEFORE));
        } catch (IOException | GeneralSecurityException e) {
            LOG.warn("{} cannot be used and is made anew: {}", directory.file(name), e.toString());
            return false;
        }
    }

    private void write(String name, Filling filling) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            filling.fill(store);
            var out = new ByteArrayOutputStream();
            store.store(out, chars());
            directory.writePrivate(name, out.toByteArray());
        } catch (IOException | GeneralSecurityException e) {
            throw PkiDirectory.unusable("cannot make the store " + directory.file(name), e);
        }
    }

    private char[] chars() {
        return password.reveal().toCharArray();
    }

    private interface Filling {
        void fill(KeyStore store) throws GeneralSecurityException;
    }
}
