package org.vireo.plugins;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import javax.security.auth.x500.X500Principal;
import jdk.security.jarsigner.JarSigner;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Someone who signs packages, with a certificate of its own or from another one. */
public final class Vendor {
    private final KeyPair keys;
    private final List<X509Certificate> chain;

    private Vendor(KeyPair keys, List<X509Certificate> chain) {
        this.keys = keys;
        this.chain = chain;
    }

    /** One that vouches for itself, from now on. */
    public static Vendor named(String name) {
        return certified(name, Optional.empty(), Instant.now().minus(Duration.ofHours(1)), Duration.ofDays(2));
    }

    /** One whose certificate has run out. */
    public static Vendor expired(String name) {
        return certified(name, Optional.empty(), Instant.now().minus(Duration.ofDays(9)), Duration.ofDays(2));
    }

    /** One for whom another one vouches. */
    public static Vendor certifiedBy(Vendor authority, String name) {
        return certified(name, Optional.of(authority), Instant.now().minus(Duration.ofHours(1)), Duration.ofDays(2));
    }

    private static Vendor certified(String name, Optional<Vendor> authority, Instant from, Duration valid) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            var keys = generator.generateKeyPair();
            var subject = new X500Principal("CN=" + name);
            var issuer =
                    authority.map(a -> a.chain.get(0).getSubjectX500Principal()).orElse(subject);
            var builder = new JcaX509v3CertificateBuilder(
                            issuer,
                            BigInteger.valueOf(System.nanoTime()),
                            Date.from(from),
                            Date.from(from.plus(valid)),
                            subject,
                            keys.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(authority.isEmpty()));
            var signer = new JcaContentSignerBuilder("SHA256withECDSA")
                    .build(authority.map(a -> a.keys).orElse(keys).getPrivate());
            var chain = new ArrayList<X509Certificate>();
            chain.add(new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
            authority.ifPresent(a -> chain.addAll(a.chain));
            return new Vendor(keys, chain);
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs a package into another file. */
    public Path sign(Path packed, Path signed) throws IOException, GeneralSecurityException {
        var path = CertificateFactory.getInstance("X.509").generateCertPath(chain);
        try (var in = new ZipFile(packed.toFile());
                var out = Files.newOutputStream(signed)) {
            new JarSigner.Builder(keys.getPrivate(), path)
                    .signerName("VENDOR")
                    .build()
                    .sign(in, out);
        }
        return signed;
    }

    /** Puts its certificate among those that are trusted. */
    public void trustIn(Path folder) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        var body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(chain.get(0).getEncoded());
        Files.writeString(
                folder.resolve("vendor-" + chain.get(0).getSerialNumber() + ".pem"),
                "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    }
}
