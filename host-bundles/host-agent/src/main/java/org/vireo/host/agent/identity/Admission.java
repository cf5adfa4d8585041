package org.vireo.host.agent.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.vireo.model.HostId;
import org.vireo.model.VireoException;

/**
 * What an engine answers to a host it lets in, checked. Immutable.
 *
 * @param host who it is from now on
 * @param brokerUrl where it connects to
 * @param certificate its own
 * @param authority the engine's
 */
record Admission(HostId host, String brokerUrl, X509Certificate certificate, X509Certificate authority) {
    /** Refuses a certificate for another key, or by another authority than {@code ca}. */
    static Admission read(JsonNode answer, String ca, KeyRequest request) {
        var admission = new Admission(
                host(answer),
                answer.path("brokerUrl").asText(),
                certificate(answer, "certificate"),
                certificate(answer, "caCertificate"));
        try {
            admission.certificate.verify(admission.authority.getPublicKey());
            if (!PinnedTrust.fingerprint(admission.authority).equals(ca)
                    || !admission
                            .certificate
                            .getPublicKey()
                            .equals(request.keys().getPublic())) {
                throw new GeneralSecurityException("it is for another key or by another authority");
            }
        } catch (GeneralSecurityException e) {
            throw new VireoException(IdentityError.IDENTITY_UNUSABLE, "the engine sent a certificate of no use", e);
        }
        return admission;
    }

    private static HostId host(JsonNode answer) {
        try {
            return HostId.of(answer.path("hostId").asText());
        } catch (IllegalArgumentException e) {
            throw new VireoException(IdentityError.IDENTITY_UNUSABLE, "the engine did not say which host this is", e);
        }
    }

    private static X509Certificate certificate(JsonNode answer, String name) {
        byte[] pem = answer.path(name).asText().getBytes(StandardCharsets.US_ASCII);
        try {
            var factory = CertificateFactory.getInstance("X.509");
            return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(pem));
        } catch (CertificateException e) {
            throw new VireoException(IdentityError.IDENTITY_UNUSABLE, "the engine sent no readable " + name, e);
        }
    }
}
