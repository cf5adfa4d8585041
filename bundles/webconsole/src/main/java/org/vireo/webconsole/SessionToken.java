package org.vireo.webconsole;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.servlet.http.HttpServletRequest;

/**
 * A text that only pages of the console know: forms bring it back, so that no page of others can have a browser send one. It follows from
 * the session and a key that lives as long as this bundle runs. Thread-safe.
 */
final class SessionToken {
    /** Name of the field of forms. */
    static final String FIELD = "token";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    SessionToken(SecureRandom random) {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** The token of the session, which is begun when there is none. */
    String of(HttpServletRequest request) {
        return of(request.getSession(true).getId());
    }

    /** Whether the text is the token of the session of the request. */
    boolean matches(HttpServletRequest request, String text) {
        var session = request.getSession(false);
        return session != null
                && MessageDigest.isEqual(
                        of(session.getId()).getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
    }

    private String of(String session) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var sum = mac.doFinal(session.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sum);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
