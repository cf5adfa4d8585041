package org.vireo.plugins;

import java.security.cert.X509Certificate;
import java.util.List;

/** What the means of the JDK say about the signature of a package. */
sealed interface Signature {
    /** Nothing in it is signed. */
    record Unsigned() implements Signature {}

    /**
     * Every file is signed by the same.
     *
     * @param chain the signer's certificate and those above it, as far as the package holds them
     */
    record Signed(List<X509Certificate> chain) implements Signature {
        public Signed {
            chain = List.copyOf(chain);
        }
    }

    /**
     * It is signed, and does not hold.
     *
     * @param why completes "The signature of … does not hold: "
     */
    record Broken(String why) implements Signature {}
}
