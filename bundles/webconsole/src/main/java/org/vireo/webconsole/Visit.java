package org.vireo.webconsole;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import javax.servlet.http.HttpServletRequest;
import org.vireo.engine.api.auth.Caller;

/**
 * A request of an administrator to a tab. Confined to one thread.
 *
 * @param request as the console passed it on
 * @param caller who
 * @param token of the session, for forms
 */
record Visit(HttpServletRequest request, Caller caller, String token) {
    /** What the console puts before every address. */
    private static final String ROOT = "felix.webconsole.appRoot";

    /** Empty when it is not there. */
    String parameter(String name) {
        var value = request.getParameter(name);
        return value == null ? "" : value.strip();
    }

    /** Empty when it is not there or is no id. */
    Optional<UUID> id(String name) {
        try {
            return Optional.of(UUID.fromString(parameter(name)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** At least one. */
    int page() {
        try {
            return Math.max(1, Integer.parseInt(parameter("page")));
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    /** As part of a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The address of a tab. */
    String address(String label) {
        return request.getAttribute(ROOT) + "/" + label;
    }

    /** Begins a form that changes something. */
    Html form(Html page, String action) {
        return page.open("form", "method", "post", "action", action)
                .empty("input", "type", "hidden", "name", SessionToken.FIELD, "value", token);
    }
}
