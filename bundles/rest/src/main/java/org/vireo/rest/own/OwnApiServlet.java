package org.vireo.rest.own;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
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
import org.vireo.rest.login.Authentication;
import org.vireo.rest.login.JsonAnswer;
import org.vireo.rest.login.Sessions;

/**
 * The small API of our own. Thread-safe.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=vireo-own-api",
            "osgi.http.whiteboard.servlet.pattern=/vireo/api/*"
        })
public final class OwnApiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient OwnApi api;
    private final transient SearchBar searchBar;
    private final transient OwnDoor door;

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
        door = new OwnDoor(new Authentication(logins, new Sessions(Clock.systemUTC())));
    }

    private List<WaitingAgent> waitingAgents() {
        var present = waiting;
        return present == null ? List.of() : present.list();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        door.serve(request, response, caller -> route(request, response, caller));
    }

    private void route(HttpServletRequest request, HttpServletResponse response, Caller caller) throws IOException {
        var path = Optional.ofNullable(request.getPathInfo()).orElse("/").split("/");
        var route =
                request.getMethod() + " " + (path.length > 1 ? path[1] : "") + (path.length > 3 ? " " + path[3] : "");
        if (path.length > 4) {
            throw OwnDoor.nothing();
        }
        switch (route) {
            case "GET status", "HEAD status" -> JsonAnswer.send(response, 200, api.status(caller));
            case "GET search" -> JsonAnswer.send(response, 200, completed(request, path, caller));
            case "GET waiting-hosts" -> JsonAnswer.send(response, 200, api.waitingHosts(caller));
            case "POST hosts" -> JsonAnswer.send(response, 201, api.addHost(OwnDoor.body(request), caller));
            case "POST hosts enrolment-token" -> {
                OwnDoor.body(request);
                JsonAnswer.send(response, 200, api.enrolmentToken(path[2], caller));
            }
            case "POST disk-imports" -> JsonAnswer.send(response, 202, api.importDisk(OwnDoor.body(request), caller));
            case "POST vms pause" -> JsonAnswer.send(response, 202, api.pause(path[2], OwnDoor.body(request), caller));
            case "POST vms resume" ->
                JsonAnswer.send(response, 202, api.resume(path[2], OwnDoor.body(request), caller));
            default -> throw OwnDoor.nothing();
        }
    }

    private Object completed(HttpServletRequest request, String[] path, Caller caller) {
        if (path.length != 3 || !path[2].equals("complete")) {
            throw OwnDoor.nothing();
        }
        var kind = Optional.ofNullable(request.getParameter("kind")).orElse("");
        return searchBar.complete(
                kind, Optional.ofNullable(request.getParameter("text")).orElse(""), caller);
    }
}
