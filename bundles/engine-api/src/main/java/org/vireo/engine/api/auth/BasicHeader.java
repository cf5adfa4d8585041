package org.vireo.engine.api.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vireo.model.Secret;

/**
 * A name and a password as clients send them with a request. Immutable.
 *
 * @param name of the user
 * @param password that the user claims to have
 */
public record BasicHeader(String name, Secret password) {
    private static final Pattern FORM = Pattern.compile("\\s*(?i:basic)\\s+([A-Za-z0-9+/=]+)\\s*");

    /**
     * Reads the header {@code Authorization} as RFC 7617 has it.
     *
     * @param header may be null, as for a request without it
     * @return empty for anything else
     */
    public static Optional<BasicHeader> of(String header) {
        return Optional.ofNullable(header)
                .map(FORM::matcher)
                .filter(found -> found.matches())
                .flatMap(found -> decoded(found.group(1)));
    }

    private static Optional<BasicHeader> decoded(String text) {
        try {
            var pair = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
            var colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new BasicHeader(pair.substring(0, colon), Secret.of(pair.substring(colon + 1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not in Base64
        }
    }
}
