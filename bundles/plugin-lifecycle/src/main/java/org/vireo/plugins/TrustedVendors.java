package org.vireo.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The vendors whose signatures count: the certificates in {@code etc/plugin-trust/*.pem}, read anew for each package. Thread-safe.
 *
 * @param folder where they lie; absent is the same as empty
 * @param clock for the validity of certificates
 */
record TrustedVendors(Path folder, Clock clock) {
    private static final Logger LOG = LoggerFactory.getLogger(TrustedVendors.class);
    private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
    private static final String ANY_PURPOSE = "2.5.29.37.0";

    /** Why the signer is not to be trusted, completing a sentence; empty when it is. */
    Optional<String> objection(List<X509Certificate> chain) {
        var signer = chain.get(0);
        var who = "its signer "
                + EntryNames.printable(signer.getSubjectX500Principal().getName());
        var now = Date.from(clock.instant());
        try {
            signer.checkValidity(now);
        } catch (CertificateExpiredException e) {
            return Optional.of("the certificate of " + who + " has expired");
        } catch (CertificateNotYetValidException e) {
            return Optional.of("the certificate of " + who + " is not yet valid");
        }
        var anchors = anchors();
        if (!mayTrust(signer, chain, anchors, now)) {
            return Optional.of(who + " is not among those this engine trusts (" + folder.getFileName() + ")");
        }
        return maySign(signer)
                ? Optional.empty()
                : Optional.of("the certificate of " + who + " is not made for signing");
    }

    private static boolean mayTrust(
            X509Certificate signer, List<X509Certificate> chain, List<X509Certificate> anchors, Date now) {
        if (anchors.contains(signer)) {
            return true;
        }
        if (anchors.isEmpty()) {
            return false;
        }
        try {
            var below = chain.stream().takeWhile(c -> !anchors.contains(c)).toList();
            var parameters = new PKIXParameters(
                    anchors.stream().map(c -> new TrustAnchor(c, null)).collect(Collectors.toSet()));
            parameters.setRevocationEnabled(false);
            parameters.setDate(now);
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(below), parameters);
            return true;
        } catch (CertPathValidatorException e) {
            LOG.debug("The chain of {} leads to none that is trusted", signer.getSubjectX500Principal(), e);
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot follow chains of certificates", e);
        }
    }

    private static boolean maySign(X509Certificate signer) {
        try {
            var purposes = signer.getExtendedKeyUsage();
            return purposes == null || purposes.contains(CODE_SIGNING) || purposes.contains(ANY_PURPOSE);
        } catch (GeneralSecurityException e) {
            LOG.warn("The purposes of the certificate of {} cannot be read", signer.getSubjectX500Principal(), e);
            return false;
        }
    }

    private List<X509Certificate> anchors() {
        var anchors = new ArrayList<X509Certificate>();
        if (!Files.isDirectory(folder)) {
            return anchors;
        }
        try (var files = Files.newDirectoryStream(folder, "*.pem")) {
            for (var file : files) {
                read(file, anchors);
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the trusted vendors in " + folder, e);
        }
        return anchors;
    }

    private static void read(Path file, List<X509Certificate> anchors) throws IOException {
        try (var in = Files.newInputStream(file)) {
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                anchors.add((X509Certificate) certificate);
            }
        } catch (GeneralSecurityException e) {
            LOG.warn("{} holds no certificates and is passed over", file, e);
        }
    }
}
