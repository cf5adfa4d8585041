package org.vireo.portal;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The files of the pages, by their paths. A path that names none is a page of the application itself, which finds its way in the browser: it
 * gets the start page, so addresses of pages can be kept. Immutable.
 */
final class Pages {
    private static final String START = "/index.html";
    private static final String ASSETS = "/assets/";
    private static final String OTHER = "application/octet-stream";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2");

    /** The one script that stands in a page: where plugins find what pages share with them. */
    private static final Pattern MAP = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    private final Function<String, URL> files;

    /** {@code files} finds a file by its path, or null. */
    Pages(Function<String, URL> files) {
        this.files = files;
    }

    /**
     * A file to send.
     *
     * @param content where it is
     * @param type of its content
     * @param compressed whether the content is compressed
     * @param lasting whether another content has another path
     */
    record Page(URL content, String type, boolean compressed, boolean lasting) {}

    /** What a content security policy calls the script that stands in the start page; throws when there is none. */
    String inlineScript() throws IOException {
        try (var in = files.apply(START).openStream()) {
            var map = MAP.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            if (!map.find()) {
                throw new IOException("There is no import map in " + START + ".");
            }
            var sum = MessageDigest.getInstance("SHA-256").digest(map.group(1).getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(sum) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("This Java has no SHA-256", e);
        }
    }

    /** What to send for a path; empty for a file that is not there. */
    Optional<Page> find(String path, boolean compressed) {
        var wanted = plain(path) && files.apply(path) != null ? path : START;
        if (path.startsWith(ASSETS) && !wanted.equals(path)) {
            return Optional.empty();
        }
        var small = compressed ? files.apply(wanted + ".gz") : null;
        return Optional.of(new Page(
                small == null ? files.apply(wanted) : small, type(wanted), small != null, wanted.startsWith(ASSETS)));
    }

    /** Only such paths are looked up at all. */
    static boolean plain(String path) {
        return path.matches("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");
    }

    static String type(String path) {
        return TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT), OTHER);
    }
}
