package org.vireo.rest.own;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Logins;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.host.EnrolmentDesk;
import org.vireo.engine.api.host.WaitingAgent;
import org.vireo.engine.api.host.WaitingAgents;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.model.json.ModelJson;
import org.vireo.rest.fault.Faults;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.login.Authentication;
import org.vireo.rest.login.JsonAnswer;
import org.vireo.rest.login.ServletRequest;
import org.vireo.rest.login.Sessions;

/**
 * The small API of our own. Credentials come with every request, cookies count for nothing, and a body must call itself JSON, which
 * no foreign page can send on a user's behalf. Thread-safe.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=vireo-own-api",
            "osgi.http.whiteboard.servlet.pattern=/vireo/api/*"
        })
public final class OwnApiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = ModelJson.newMapper();
    private static final int LARGEST_BODY = 65_536;

    private final transient OwnApi api;
    private final transient SearchBar searchBar;
    private final transient Authentication authentication;

    /** Comes and goes with the link to the hosts; the rest goes on without it. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private transient volatile EnrolmentDesk desk;

    /** Comes and goes with the engine's knowledge of hosts. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private transient volatile WaitingAgents waiting;

    @Activate
    public OwnApiServlet(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Commands commands,
            @Reference Authorizer authorizer,
            @Reference Logins logins) {
        api = new OwnApi(
                inventory, transactions, commands, authorizer, () -> Optional.ofNullable(desk), this::waitingAgents);
        searchBar = new SearchBar(inventory, transactions, authorizer, Clock.systemUTC());
        authentication = new Authentication(logins, new Sessions(Clock.systemUTC()));
    }

    private List<WaitingAgent> waitingAgents() {
        var present = waiting;
        return present == null ? List.of() : present.list();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            answer(request, response);
        } catch (RuntimeException e) {
            refuse(response, Faults.of(e));
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var user = authentication.credentials(new ServletRequest(request));
        if (user.isEmpty()) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"RESTAPI\"");
            refuse(response, new RequestFault(401, "Unauthorized", "Authentication is required, or was not accepted."));
            return;
        }
        var correlation = UUID.randomUUID().toString();
        response.setHeader("Correlation-Id", correlation);
        route(request, response, user.get().caller(correlation));
    }

    private void route(HttpServletRequest request, HttpServletResponse response, Caller caller) throws IOException {
        var path = Optional.ofNullable(request.getPathInfo()).orElse("/").split("/");
        var route =
                request.getMethod() + " " + (path.length > 1 ? path[1] : "") + (path.length > 3 ? " " + path[3] : "");
        if (path.length > 4) {
            throw nothing();
        }
        switch (route) {
            case "GET status", "HEAD status" -> JsonAnswer.send(response, 200, api.status(caller));
            case "GET search" -> JsonAnswer.send(response, 200, completed(request, path, caller));
            case "GET waiting-hosts" -> JsonAnswer.send(response, 200, api.waitingHosts(caller));
            case "POST hosts" -> JsonAnswer.send(response, 201, api.addHost(body(request), caller));
            case "POST hosts enrolment-token" -> {
                body(request);
                JsonAnswer.send(response, 200, api.enrolmentToken(path[2], caller));
            }
            case "POST disk-imports" -> JsonAnswer.send(response, 202, api.importDisk(body(request), caller));
            case "POST vms pause" -> JsonAnswer.send(response, 202, api.pause(path[2], body(request), caller));
            case "POST vms resume" -> JsonAnswer.send(response, 202, api.resume(path[2], body(request), caller));
            default -> throw nothing();
        }
    }

    private Object completed(HttpServletRequest request, String[] path, Caller caller) {
        if (path.length != 3 || !path[2].equals("complete")) {
            throw nothing();
        }
        var kind = Optional.ofNullable(request.getParameter("kind")).orElse("");
        return searchBar.complete(
                kind, Optional.ofNullable(request.getParameter("text")).orElse(""), caller);
    }

    private static RequestFault nothing() {
        return new RequestFault(404, "Not Found", "There is nothing at this path for this method.");
    }

    private static JsonNode body(HttpServletRequest request) throws IOException {
        var bytes = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            throw new RequestFault(413, RequestFault.FAILED, "The body is larger than " + LARGEST_BODY + " bytes.");
        }
        var type = Optional.ofNullable(request.getContentType()).orElse("");
        if (!type.toLowerCase(java.util.Locale.ROOT).startsWith("application/json")) {
            throw new RequestFault(415, RequestFault.FAILED, "Content-Type must be application/json.");
        }
        try {
            return bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw RequestFault.unreadableBody(e);
        }
    }

    private static void refuse(HttpServletResponse response, RequestFault fault) throws IOException {
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
