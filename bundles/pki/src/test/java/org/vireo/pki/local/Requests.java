package org.vireo.pki.local;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Certificate requests, good and bad. */
final class Requests {
    private Requests() {}

    static KeyPair rsa(int bits) throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    static byte[] of(KeyPair named, KeyPair signing, String subject) throws Exception {
        var signer = new JcaContentSignerBuilder("SHA256withRSA").build(signing.getPrivate());
        return new JcaPKCS10CertificationRequestBuilder(new X500Principal(subject), named.getPublic())
                .build(signer)
                .getEncoded();
    }
}
