package org.vireo.pki.local;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.vireo.model.VireoException;
import org.vireo.pki.PkiError;

/** Reads the public key out of a PKCS#10 request, after checking that whoever sent it holds the private one. Stateless. */
final class CertificateRequest {
    private static final int MIN_RSA_BITS = 3072;
    private static final int MIN_EC_BITS = 256;
    private static final int MAX_BYTES = 16 * 1024;

    private CertificateRequest() {}

    static PublicKey key(byte[] der) {
        if (der.length > MAX_BYTES) {
            throw bad("it is longer than " + MAX_BYTES + " bytes", null);
        }
        try {
            var request = new JcaPKCS10CertificationRequest(der);
            var key = request.getPublicKey();
            checkStrength(key);
            var verifier = new JcaContentVerifierProviderBuilder().build(key);
            if (!request.isSignatureValid(verifier)) {
                throw bad("its signature is not by its own key", null);
            }
            return key;
        } catch (IOException
                | GeneralSecurityException
                | OperatorCreationException
                | PKCSException
                | IllegalArgumentException e) {
            throw bad("it is not a readable PKCS#10 request", e);
        }
    }

    static String fingerprint(byte[] der) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key(der).getEncoded());
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static void checkStrength(PublicKey key) {
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= MIN_RSA_BITS) {
            return;
        }
        if (key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() >= MIN_EC_BITS) {
            return;
        }
        throw bad("its key is weaker than RSA " + MIN_RSA_BITS + " or EC " + MIN_EC_BITS, null);
    }

    private static VireoException bad(String reason, Exception cause) {
        return new VireoException(PkiError.BAD_CERTIFICATE_REQUEST, "certificate request refused: " + reason, cause);
    }
}
