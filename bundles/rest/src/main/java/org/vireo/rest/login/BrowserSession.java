package org.vireo.rest.login;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.vireo.model.Secret;

/**
 * The session of a page of ours in a browser: a token in a cookie that no script can read and that browsers send to this engine alone. The
 * cookie counts only where no foreign page can be behind the request: with the header {@value #MARK}, which foreign pages may not set, or for
 * reading, with the browser's own word that the request comes from this origin. Stateless.
 */
public final class BrowserSession {
    /** Browsers take a cookie of this prefix only from a secure origin, for all of its paths and no other host. */
    public static final String COOKIE = "__Host-vireo-session";

    /**
     * A header that pages of ours send; also keeps browsers from asking for a password by themselves. Its value {@value #USED} says that
     * somebody has just used the page: what it asks by itself does not keep a session from ending.
     */
    public static final String MARK = "X-Vireo-Portal";

    /** In which browsers say how a request came about. */
    private static final String FETCH_MODE = "Sec-Fetch-Mode";

    private static final String NAVIGATING = "navigate";

    private static final String USED = "used";

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private BrowserSession() {}

    /** The header that starts a session with a token. */
    public static String started(Secret token) {
        return cookie(token.reveal(), "");
    }

    /** The header that ends it in the browser. */
    public static String ended() {
        return cookie("", "; Max-Age=0");
    }

    private static String cookie(String value, String more) {
        return COOKIE + "=" + value + "; Path=/; Secure; HttpOnly; SameSite=Strict" + more;
    }

    /** Whether a page of ours says that it sends the request. */
    public static boolean marked(Authentication.Request request) {
        return !request.header(MARK).isEmpty();
    }

    /**
     * Whether a page asks, by a script or for a part of it. A browser that is told how to log in would then ask for a password by itself, over the
     * page and before its own login; streams of events cannot say {@value #MARK}, so what browsers say of a request counts as well.
     *
     * @param header the values of a header
     */
    public static boolean withinPage(Function<String, List<String>> header) {
        return !header.apply(MARK).isEmpty()
                || header.apply(FETCH_MODE).stream().anyMatch(mode -> !mode.equals(NAVIGATING));
    }

    /** Whether somebody uses the page that sends the request. */
    public static boolean used(Authentication.Request request) {
        return request.header(MARK).contains(USED);
    }

    /** The token of the session, where the cookie counts. */
    public static Optional<Secret> token(Authentication.Request request) {
        var reading = READING.contains(request.method())
                && request.header("Sec-Fetch-Site").equals(List.of("same-origin"));
        var own = marked(request) || reading;
        return own ? request.cookie(COOKIE).filter(value -> !value.isEmpty()).map(Secret::of) : Optional.empty();
    }
}
