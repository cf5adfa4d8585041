package org.vireo.rest.own;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Logins;
import org.vireo.engine.api.auth.UserSessions;
import org.vireo.engine.api.auth.UserSessions.UserSession;
import org.vireo.inventory.Account;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.model.Secret;
import org.vireo.rest.define.Context;
import org.vireo.rest.login.BrowserSession;
import org.vireo.rest.login.JsonAnswer;
import org.vireo.rest.login.ServletRequest;

/**
 * {@code /vireo/api/sessions}: who is logged in with a token, and {@code DELETE …/{id}} to end a session. Everybody has their own, callers
 * with the permit {@code manipulate_users} all. Thread-safe.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=vireo-sessions-api",
            "osgi.http.whiteboard.servlet.pattern=/vireo/api/sessions",
            "osgi.http.whiteboard.servlet.pattern=/vireo/api/sessions/*"
        })
public final class UserSessionsServlet extends OwnServlet {
    private static final long serialVersionUID = 1L;

    private final transient UserSessions sessions;
    private final transient Inventory inventory;
    private final transient Transactions transactions;

    @Activate
    public UserSessionsServlet(
            @Reference UserSessions sessions,
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Logins logins) {
        super(logins);
        this.sessions = sessions;
        this.inventory = inventory;
        this.transactions = transactions;
    }

    @Override
    protected void route(Visit visit) throws IOException {
        var path = visit.path();
        switch (visit.request().getMethod() + " " + path.length) {
            case "GET 0", "GET 1" -> JsonAnswer.send(visit.response(), 200, list(visit));
            case "DELETE 2" -> {
                sessions.end(Context.uuid(path[1]), visit.caller());
                JsonAnswer.send(visit.response(), 200, Map.of("id", path[1], "status", "ended"));
            }
            default -> throw OwnDoor.nothing();
        }
    }

    private Map<String, Object> list(Visit visit) {
        var current = shown(visit.request()).flatMap(sessions::of);
        var found = sessions.list(visit.caller());
        return transactions.read(() -> Map.of(
                "sessions",
                found.stream().map(session -> shown(session, current)).toList()));
    }

    /** The token of the request, where it came with one. */
    private static Optional<Secret> shown(HttpServletRequest request) {
        var header = Optional.ofNullable(request.getHeader("Authorization"));
        return header.isEmpty()
                ? BrowserSession.token(new ServletRequest(request))
                : header.filter(text -> text.regionMatches(true, 0, "bearer ", 0, 7))
                        .map(text -> Secret.of(text.substring(7).strip()));
    }

    private Map<String, Object> shown(UserSession session, Optional<UUID> current) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", session.id().toString());
        shown.put("href", "/vireo/api/sessions/" + session.id());
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("id", session.user().toString());
        inventory
                .find(Account.class, session.user())
                .ifPresent(account -> user.put("name", account.name() + "@" + account.profile()));
        shown.put("user", user);
        shown.put("address", session.from());
        shown.put("begun", session.begun());
        shown.put("last_used", session.lastUsed());
        shown.put("expires", session.expires());
        shown.put("current", current.filter(session.id()::equals).isPresent());
        return shown;
    }
}
