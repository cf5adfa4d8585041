package org.vireo.metrics.prometheus;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import org.vireo.model.Secret;

/**
 * Whom the metrics are shown to. Immutable.
 *
 * @param user of the password; a bearer needs none
 * @param password empty: nobody
 */
record Door(String user, Secret password) {
    private static final String BASIC = "basic ";
    private static final String BEARER = "bearer ";

    /** Whether anybody could be let in. */
    boolean hasKey() {
        return !password.reveal().isEmpty();
    }

    /** Whether the credentials of a request are right; {@code null} is what a request without any has. */
    boolean admits(String authorization) {
        if (authorization == null || !hasKey()) {
            return false;
        }
        var scheme = authorization.toLowerCase(Locale.ROOT);
        if (scheme.startsWith(BEARER)) {
            return same(bytes(authorization.substring(BEARER.length()).strip()), bytes(password.reveal()));
        }
        return scheme.startsWith(BASIC)
                && same(
                        decoded(authorization.substring(BASIC.length()).strip()),
                        bytes(user + ":" + password.reveal()));
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0]; // what nobody's credentials are
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Takes as long whatever differs. */
    private static boolean same(byte[] given, byte[] right) {
        return MessageDigest.isEqual(given, right);
    }
}
