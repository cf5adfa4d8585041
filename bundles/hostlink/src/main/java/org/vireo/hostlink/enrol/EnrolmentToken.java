package org.vireo.hostlink.enrol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.vireo.model.HostId;
import org.vireo.model.Secret;
import org.vireo.model.json.ModelJson;

/**
 * What a host needs to join: who it is, a secret good for once, and the authority it may trust. Immutable.
 *
 * @param host who joins
 * @param secret 256 random bits
 * @param ca fingerprint of the engine's authority
 */
record EnrolmentToken(HostId host, Secret secret, String ca) {
    private static final ObjectMapper JSON = ModelJson.newMapper();
    private static final int SECRET_BYTES = 32;
    private static final int LONGEST = 2048;

    EnrolmentToken {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(ca, "ca");
    }

    static EnrolmentToken random(HostId host, String ca, SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new EnrolmentToken(
                host, Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(secret)), ca);
    }

    /** The text handed to the agent: one word. */
    Secret text() {
        try {
            return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(this)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a token cannot be written", e);
        }
    }

    /** Empty when the text is no token. */
    static Optional<EnrolmentToken> parse(String text) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Base64.getUrlDecoder().decode(text), EnrolmentToken.class));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What is stored. The secret is random, so one round of SHA-256 is enough; finding it by its hash takes no secret-dependent time. */
    String hash() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(secret.reveal().getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
