package org.vireo.rest.own;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.vireo.engine.api.auth.Logins;
import org.vireo.engine.api.directory.Directories;
import org.vireo.model.Secret;
import org.vireo.rest.fault.Faults;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.login.Authentication;
import org.vireo.rest.login.BrowserSession;
import org.vireo.rest.login.JsonAnswer;
import org.vireo.rest.login.ServletRequest;
import org.vireo.rest.login.Sessions;

/**
 * {@code /vireo/api/session}: pages in browsers log in with POST, ask who they are with GET, and log out with DELETE;
 * {@code /vireo/api/session/profiles} tells anybody which profiles there are to log in with. Thread-safe. A login takes a tenth of a second
 * or more by design.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=vireo-session-api",
            "osgi.http.whiteboard.servlet.pattern=/vireo/api/session",
            "osgi.http.whiteboard.servlet.pattern=/vireo/api/session/*"
        })
public final class SessionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String INTERNAL = "internal";

    private final transient Logins logins;
    private final transient OwnDoor door;

    /** Comes and goes with the engine's knowledge of directories. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private transient volatile Directories directories;

    @Activate
    public SessionServlet(@Reference Logins logins) {
        this.logins = logins;
        door = new OwnDoor(new Authentication(logins, new Sessions(Clock.systemUTC())));
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            route(request, response);
        } catch (RuntimeException e) {
            OwnDoor.refuse(response, Faults.of(e));
        }
    }

    private void route(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getPathInfo() == null ? "" : request.getPathInfo();
        switch (request.getMethod() + " " + path) {
            case "GET /profiles" -> JsonAnswer.send(response, 200, Map.of("profiles", profiles()));
            case "GET " ->
                door.serve(
                        request,
                        response,
                        caller -> JsonAnswer.send(
                                response, 200, view(caller.user(), caller.name(), caller.administrator())));
            case "POST " -> login(request, response);
            case "DELETE " -> logout(request, response);
            default -> throw OwnDoor.nothing();
        }
    }

    private List<String> profiles() {
        var all = new ArrayList<>(List.of(INTERNAL));
        var present = directories;
        if (present != null) {
            present.list().forEach(directory -> all.add(directory.profile()));
        }
        return all;
    }

    private static Map<String, Object> view(org.vireo.model.UserId id, String name, boolean administrator) {
        return Map.of("id", id.value().toString(), "name", name, "administrator", administrator);
    }

    private void login(HttpServletRequest request, HttpServletResponse response) throws IOException {
        demandMark(request);
        var body = OwnDoor.body(request);
        var result = logins.login(text(body, "name"), Secret.of(text(body, "password")), request.getRemoteAddr());
        if (result instanceof Logins.LoginResult.Rejected rejected) {
            throw new RequestFault(401, "Unauthorized", rejected.reason());
        }
        var user = ((Logins.LoginResult.Accepted) result).user();
        response.addHeader(
                "Set-Cookie",
                BrowserSession.started(
                        logins.issue(user.id(), request.getRemoteAddr()).text()));
        JsonAnswer.send(response, 200, view(user.id(), user.name(), user.administrator()));
    }

    private void logout(HttpServletRequest request, HttpServletResponse response) throws IOException {
        demandMark(request);
        BrowserSession.token(new ServletRequest(request)).ifPresent(logins::revoke);
        response.addHeader("Set-Cookie", BrowserSession.ended());
        JsonAnswer.send(response, 200, Map.of());
    }

    private static void demandMark(HttpServletRequest request) {
        if (!BrowserSession.marked(new ServletRequest(request))) {
            throw new RequestFault(
                    403,
                    RequestFault.FAILED,
                    "The header " + BrowserSession.MARK + " is missing: a page of another"
                            + " origin may have sent this.");
        }
    }

    private static String text(JsonNode body, String field) {
        var value = body.path(field);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw RequestFault.badValue(field + " is missing or is not a text");
        }
        return value.textValue();
    }
}
