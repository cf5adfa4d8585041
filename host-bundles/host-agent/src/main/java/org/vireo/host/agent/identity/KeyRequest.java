package org.vireo.host.agent.identity;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.vireo.model.HostId;
import org.vireo.model.VireoException;

/**
 * A new key pair and the request to certify it. Immutable.
 *
 * @param keys never leave this host
 * @param der PKCS#10
 */
record KeyRequest(KeyPair keys, byte[] der) {
    static KeyRequest of(HostId host) {
        return of(newKeys(), "CN=" + host);
    }

    static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new VireoException(IdentityError.IDENTITY_UNUSABLE, "cannot make a key pair", e);
        }
    }

    static KeyRequest of(KeyPair keys, String subject) {
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            var request = new JcaPKCS10CertificationRequestBuilder(new X500Principal(subject), keys.getPublic())
                    .build(signer);
            return new KeyRequest(keys, request.getEncoded());
        } catch (IOException | OperatorCreationException e) {
            throw new VireoException(IdentityError.IDENTITY_UNUSABLE, "cannot ask for a certificate", e);
        }
    }
}
