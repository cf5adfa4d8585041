package org.vireo.host.images;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.vireo.host.images.nbd.ImageError;
import org.vireo.model.VireoException;

/**
 * The key of this host's door for clients and the certificates that authorities gave it, in a directory that nobody else may read. The
 * certificate of the link is none that clients would take: it is made for a client and names no address. Confined to its owner's lock.
 */
final class DoorKeys {
    static final String PASSWORD = "in memory only";

    private static final Duration RENEWAL = Duration.ofDays(30);
    private static final Pattern AUTHORITY = Pattern.compile("[0-9a-f]{64}");

    private final Path directory;
    private final Clock clock;

    DoorKeys(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** The certificate by an authority, if there is one for the address that lasts. */
    Optional<X509Certificate> certificate(String authority, String address) {
        Path file = file(authority);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            var found = parse(Files.readAllBytes(file));
            boolean lasts =
                    found.getNotAfter().toInstant().isAfter(clock.instant().plus(RENEWAL));
            boolean ours = found.getPublicKey().equals(keys().getPublic());
            return lasts && ours && names(found, address) ? Optional.of(found) : Optional.empty();
        } catch (IOException | GeneralSecurityException e) {
            throw new VireoException(ImageError.DOOR_CLOSED, "cannot read " + file, e);
        }
    }

    private Path file(String authority) {
        if (!AUTHORITY.matcher(authority).matches()) {
            throw new VireoException(ImageError.BAD_TICKET, "an authority is named in the wrong form");
        }
        return directory.resolve("door-" + authority + ".der");
    }

    private static boolean names(X509Certificate certificate, String address) throws GeneralSecurityException {
        var names = certificate.getSubjectAlternativeNames();
        return names != null
                && names.stream().anyMatch(name -> String.valueOf(name.get(1)).equalsIgnoreCase(address));
    }

    /** Asks an authority for a certificate: PKCS#10, DER. */
    byte[] request() {
        try {
            var keys = keys();
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            return new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=images"), keys.getPublic())
                    .build(signer)
                    .getEncoded();
        } catch (IOException | OperatorCreationException e) {
            throw new VireoException(ImageError.DOOR_CLOSED, "cannot ask for a certificate for images", e);
        }
    }

    /** Keeps the certificate that an authority gave. */
    X509Certificate keep(String authority, byte[] der) {
        try {
            var certificate = parse(der);
            if (!certificate.getPublicKey().equals(keys().getPublic())) {
                throw new VireoException(ImageError.BAD_TICKET, "a certificate for images is for another key");
            }
            write(file(authority), der);
            return certificate;
        } catch (IOException | GeneralSecurityException e) {
            throw new VireoException(ImageError.BAD_TICKET, "a certificate for images is of no use", e);
        }
    }

    private static X509Certificate parse(byte[] der) throws GeneralSecurityException {
        var factory = CertificateFactory.getInstance("X.509");
        return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
    }

    /** As a web server takes it. */
    KeyStore store(X509Certificate certificate) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("images", keys().getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new VireoException(ImageError.DOOR_CLOSED, "cannot use the certificate for images", e);
        }
    }

    private KeyPair keys() {
        Path secret = directory.resolve("door.key");
        Path open = directory.resolve("door.pub");
        try {
            if (!Files.isRegularFile(secret)) {
                var generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"));
                var fresh = generator.generateKeyPair();
                write(open, fresh.getPublic().getEncoded());
                write(secret, fresh.getPrivate().getEncoded());
            }
            var factory = KeyFactory.getInstance("EC");
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(Files.readAllBytes(open))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(secret))));
        } catch (IOException | GeneralSecurityException e) {
            throw new VireoException(ImageError.DOOR_CLOSED, "cannot read the key for images in " + directory, e);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
