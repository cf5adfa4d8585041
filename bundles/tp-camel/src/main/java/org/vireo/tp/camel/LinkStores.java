package org.vireo.tp.camel;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * The PKCS12 stores that prove this side of the link and that name who is trusted at the other end. Immutable.
 *
 * <p>The files are read again at every connect, so a renewed certificate counts from the next connection on.
 * {@link #toString()} never shows a password.
 *
 * @param keyStore PKCS12 file with this side's private key and certificate chain
 * @param keyStorePassword password of that file and of its key
 * @param trustStore PKCS12 file with the certificates of the trusted authorities
 * @param trustStorePassword password of that file
 */
public record LinkStores(Path keyStore, String keyStorePassword, Path trustStore, String trustStorePassword) {

    public LinkStores {
        requireNonNull(keyStore, "keyStore");
        requireNonNull(keyStorePassword, "keyStorePassword");
        requireNonNull(trustStore, "trustStore");
        requireNonNull(trustStorePassword, "trustStorePassword");
    }

    @Override
    public String toString() {
        return "LinkStores[keyStore=" + keyStore + ", trustStore=" + trustStore + "]";
    }
}
