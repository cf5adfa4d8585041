package org.vireo.webconsole;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a browser may do with a page of ours. The console writes scripts of its own into the head of each page; they are allowed one by one,
 * by their digests, so that no other script within a page runs. Immutable.
 */
final class ContentPolicy {
    private static final Pattern SCRIPT =
            Pattern.compile("<script[^>]*>(.*?)</script>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    // the console's pages have styles in attributes
    private static final String RULES = "default-src 'none'; script-src 'self'%s; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'";

    private final List<String> scripts;

    /** @param head the console's template of the head of a page; empty when it cannot be read, and then its menu does not open */
    ContentPolicy(String head) {
        scripts = SCRIPT.matcher(head.replace("\r\n", "\n"))
                .results()
                .map(found -> found.group(1))
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** The header for a page of a tab. */
    String header(String root, String label) {
        var digests = new StringBuilder();
        for (var script : scripts) {
            var text = script.replace("${appRoot}", root).replace("${head.label}", label);
            digests.append(" 'sha256-").append(digest(text)).append('\'');
        }
        return RULES.formatted(digests);
    }

    private static String digest(String text) {
        try {
            var sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
