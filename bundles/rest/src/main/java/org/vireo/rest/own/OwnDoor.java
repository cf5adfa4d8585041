package org.vireo.rest.own;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.vireo.engine.api.auth.Caller;
import org.vireo.model.json.ModelJson;
import org.vireo.rest.fault.Faults;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.login.Authentication;
import org.vireo.rest.login.BrowserSession;
import org.vireo.rest.login.JsonAnswer;
import org.vireo.rest.login.ServletRequest;

/**
 * What all servlets of the API of our own do first and last: credentials come with every request, of cookies only that of the pages of our
 * own counts, and a body must say what it is, which no foreign page can do on a user's behalf. Thread-safe.
 */
record OwnDoor(Authentication authentication) {
    private static final ObjectMapper JSON = ModelJson.newMapper();
    private static final int LARGEST_BODY = 65_536;

    /** Answers a request of someone known. */
    interface Route {
        void answer(Caller caller) throws IOException;
    }

    void serve(HttpServletRequest request, HttpServletResponse response, Route route) throws IOException {
        try {
            var asking = new ServletRequest(request);
            var user = authentication.credentials(asking);
            if (user.isEmpty()) {
                if (!BrowserSession.withinPage(asking::header)) {
                    response.setHeader("WWW-Authenticate", "Basic realm=\"RESTAPI\"");
                }
                throw new RequestFault(401, "Unauthorized", "Authentication is required, or was not accepted.");
            }
            var correlation = UUID.randomUUID().toString();
            response.setHeader("Correlation-Id", correlation);
            route.answer(user.get().caller(correlation));
        } catch (RuntimeException e) {
            refuse(response, Faults.of(e));
        }
    }

    static RequestFault nothing() {
        return new RequestFault(404, "Not Found", "There is nothing at this path for this method.");
    }

    static void demandType(HttpServletRequest request, String wanted) {
        var type = Optional.ofNullable(request.getContentType()).orElse("");
        if (!type.toLowerCase(Locale.ROOT).startsWith(wanted)) {
            throw new RequestFault(415, RequestFault.FAILED, "Content-Type must be " + wanted + ".");
        }
    }

    /** A body of JSON; an empty one is an empty object. */
    static JsonNode body(HttpServletRequest request) throws IOException {
        var bytes = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            throw new RequestFault(413, RequestFault.FAILED, "The body is larger than " + LARGEST_BODY + " bytes.");
        }
        demandType(request, "application/json");
        try {
            return bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw RequestFault.unreadableBody(e);
        }
    }

    static void refuse(HttpServletResponse response, RequestFault fault) throws IOException {
        JsonAnswer.send(
                response,
                fault.status(),
                "application/problem+json",
                Map.of(
                        "type",
                        "about:blank",
                        "title",
                        fault.reason(),
                        "status",
                        fault.status(),
                        "detail",
                        fault.detail()));
    }
}
