package org.vireo.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/**
 * Signs a plugin's file as jars are signed.
 *
 * @param keystore where the key lies
 * @param type of the key store, such as PKCS12
 * @param alias of the key
 * @param password of key store and key
 */
record Signer(Path keystore, String type, String alias, char[] password) {
    private static final String SIGNATURE = "VENDOR";

    /** Replaces the file by a signed one. */
    void sign(Path file) throws IOException, GeneralSecurityException {
        var signed = file.resolveSibling(file.getFileName() + ".signed");
        var signer = new JarSigner.Builder(key()).signerName(SIGNATURE).build();
        try (var zip = new ZipFile(file.toFile());
                var out = Files.newOutputStream(signed)) {
            signer.sign(zip, out);
        }
        Files.move(signed, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private KeyStore.PrivateKeyEntry key() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(type);
        try (var in = Files.newInputStream(keystore)) {
            store.load(in, password);
        }
        var entry = store.isKeyEntry(alias) ? store.getEntry(alias, new KeyStore.PasswordProtection(password)) : null;
        if (entry instanceof KeyStore.PrivateKeyEntry key) {
            return key;
        }
        throw new GeneralSecurityException("the key store " + keystore + " has no private key called " + alias);
    }
}
