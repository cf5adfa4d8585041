package org.vireo.pki.local;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.vireo.model.VireoException;
import org.vireo.pki.PkiError;

/** Makes key pairs and signs certificates. Thread-safe. */
final class CertificateSigner {
    private static final int KEY_BITS = 3072;
    private static final int SERIAL_BITS = 127;
    /** Clocks of hosts run apart. */
    private static final Duration SLACK = Duration.ofHours(1);

    private final Clock clock;
    private final SecureRandom random;

    CertificateSigner(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /** For what clients of any age connect to, such as console viewers. */
    KeyPair newRsaKeys() {
        return newKeys("RSA", new RSAKeyGenParameterSpec(KEY_BITS, RSAKeyGenParameterSpec.F4));
    }

    /** For the link, where both ends are ours: made in an instant. */
    KeyPair newLinkKeys() {
        return newKeys("EC", new ECGenParameterSpec("secp256r1"));
    }

    private KeyPair newKeys(String algorithm, AlgorithmParameterSpec parameters) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(parameters, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new VireoException(PkiError.PKI_UNUSABLE, "cannot make a key pair of type " + algorithm, e);
        }
    }

    X509Certificate selfSigned(X500Principal subject, KeyPair keys) {
        return sign(CertificateKind.AUTHORITY, subject, keys.getPublic(), Set.of(), subject, null, keys.getPrivate());
    }

    X509Certificate signed(
            CertificateKind kind,
            X500Principal subject,
            PublicKey key,
            Set<SubjectName> names,
            X509Certificate issuer,
            PrivateKey issuerKey) {
        return sign(kind, subject, key, names, issuer.getSubjectX500Principal(), issuer, issuerKey);
    }

    private X509Certificate sign(
            CertificateKind kind,
            X500Principal subject,
            PublicKey key,
            Set<SubjectName> names,
            X500Principal issuer,
            X509Certificate issuerCertificate,
            PrivateKey issuerKey) {
        Instant from = clock.instant().minus(SLACK);
        Instant until = clock.instant().plus(kind.life());
        if (issuerCertificate != null
                && until.isAfter(issuerCertificate.getNotAfter().toInstant())) {
            until = issuerCertificate.getNotAfter().toInstant();
        }
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    issuer, newSerial(), Date.from(from), Date.from(until), subject, key);
            addUse(builder, kind);
            addIdentifiers(builder, key, issuerCertificate);
            addNames(builder, names);
            var signer = new JcaContentSignerBuilder("SHA256withRSA").build(issuerKey);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (IOException | OperatorException | GeneralSecurityException e) {
            throw new VireoException(PkiError.PKI_UNUSABLE, "cannot sign a certificate for " + subject.getName(), e);
        }
    }

    private BigInteger newSerial() {
        return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
    }

    private static void addUse(JcaX509v3CertificateBuilder builder, CertificateKind kind) throws IOException {
        boolean authority = kind == CertificateKind.AUTHORITY;
        builder.addExtension(
                Extension.basicConstraints, true, authority ? new BasicConstraints(0) : new BasicConstraints(false));
        int usage = authority
                ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                : KeyUsage.digitalSignature | KeyUsage.keyEncipherment;
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        if (!authority) {
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(kind.purpose()));
        }
    }

    private static void addIdentifiers(JcaX509v3CertificateBuilder builder, PublicKey key, X509Certificate issuer)
            throws IOException, GeneralSecurityException {
        var identifiers = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
        if (issuer != null) {
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, identifiers.createAuthorityKeyIdentifier(issuer));
        }
    }

    private static void addNames(JcaX509v3CertificateBuilder builder, Set<SubjectName> names) throws IOException {
        if (!names.isEmpty()) {
            var general = names.stream().map(SubjectName::toGeneralName).toArray(GeneralName[]::new);
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(general));
        }
    }
}
