package org.vireo.webconsole;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vireo.model.Secret;

/**
 * A name and a password as browsers send them. Immutable.
 *
 * @param name of the user
 * @param password that the user claims to have
 */
record BasicHeader(String name, Secret password) {
    private static final Pattern FORM = Pattern.compile("(?i:basic) +([A-Za-z0-9+/=]+) *");

    /** Empty for anything else. */
    static Optional<BasicHeader> of(String header) {
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
