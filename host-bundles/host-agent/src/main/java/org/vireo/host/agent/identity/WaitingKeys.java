package org.vireo.host.agent.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.vireo.host.agent.files.PrivateFile;
import org.vireo.model.VireoException;

/** The keys of a host that waits to be adopted: its owner compares their fingerprint, so they must outlive a restart. Stateless. */
final class WaitingKeys {
    private static final String FILE = "waiting.keys";

    private WaitingKeys() {}

    static KeyPair in(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            if (Files.isRegularFile(file)) {
                return read(Files.readAllLines(file));
            }
            var fresh = KeyRequest.newKeys();
            var encoder = Base64.getEncoder();
            String text = encoder.encodeToString(fresh.getPrivate().getEncoded()) + "\n"
                    + encoder.encodeToString(fresh.getPublic().getEncoded()) + "\n";
            PrivateFile.write(file, text.getBytes(StandardCharsets.US_ASCII));
            return fresh;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new VireoException(IdentityError.IDENTITY_UNUSABLE, "cannot read " + file, e);
        }
    }

    private static KeyPair read(List<String> lines) throws GeneralSecurityException {
        if (lines.size() != 2) {
            throw new IllegalArgumentException("it does not hold two keys");
        }
        var factory = KeyFactory.getInstance("EC");
        var decoder = Base64.getDecoder();
        return new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(decoder.decode(lines.get(1)))),
                factory.generatePrivate(new PKCS8EncodedKeySpec(decoder.decode(lines.get(0)))));
    }

    static void remove(Path directory) {
        try {
            Files.deleteIfExists(directory.resolve(FILE));
        } catch (IOException e) {
            throw new VireoException(IdentityError.IDENTITY_UNUSABLE, "cannot remove the keys of waiting", e);
        }
    }
}
