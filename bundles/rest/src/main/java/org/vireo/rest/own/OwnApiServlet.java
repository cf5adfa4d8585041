package org.vireo.rest.own;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.servlet.Servlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Logins;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.host.EnrolmentDesk;
import org.vireo.engine.api.host.WaitingAgent;
import org.vireo.engine.api.host.WaitingAgents;
import org.vireo.engine.api.vm.Placements;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.rest.define.Engine;
import org.vireo.rest.login.JsonAnswer;
import org.vireo.rest.objects.NextStart;

/**
 * The small API of our own. Thread-safe.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=vireo-own-api",
            "osgi.http.whiteboard.servlet.pattern=/vireo/api/*"
        })
public final class OwnApiServlet extends OwnServlet {
    private static final long serialVersionUID = 1L;

    private final transient OwnApi api;
    private final transient SearchBar searchBar;
    private final transient MachinesApi machines;

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

    /** Comes and goes with what runs virtual machines. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private transient volatile Placements placements;

    @Activate
    public OwnApiServlet(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Commands commands,
            @Reference Authorizer authorizer,
            @Reference Logins logins,
            @Reference Engine engine) {
        super(logins);
        machines = new MachinesApi(authorizer, () -> Optional.ofNullable(placements), new NextStart(engine));
        api = new OwnApi(
                inventory, transactions, commands, authorizer, () -> Optional.ofNullable(desk), this::waitingAgents);
        searchBar = new SearchBar(inventory, transactions, authorizer, Clock.systemUTC());
    }

    private List<WaitingAgent> waitingAgents() {
        var present = waiting;
        return present == null ? List.of() : present.list();
    }

    @Override
    protected void route(Visit visit) throws IOException {
        var request = visit.request();
        var response = visit.response();
        var caller = visit.caller();
        var path = visit.path();
        var route =
                request.getMethod() + " " + (path.length > 1 ? path[1] : "") + (path.length > 3 ? " " + path[3] : "");
        switch (route) {
            case "GET status", "HEAD status" -> JsonAnswer.send(response, 200, api.status(caller));
            case "GET search" -> JsonAnswer.send(response, 200, completed(visit, path));
            case "GET waiting-hosts" -> JsonAnswer.send(response, 200, api.waitingHosts(caller));
            case "POST hosts" -> JsonAnswer.send(response, 201, api.addHost(OwnDoor.body(request), caller));
            case "POST hosts enrolment-token" -> {
                OwnDoor.body(request);
                JsonAnswer.send(response, 200, api.enrolmentToken(path[2], caller));
            }
            case "POST disk-imports" -> JsonAnswer.send(response, 202, api.importDisk(OwnDoor.body(request), caller));
            case "GET vms placement" -> JsonAnswer.send(response, 200, machines.placement(path[2], caller));
            case "GET vms next-start" ->
                JsonAnswer.send(response, 200, machines.waiting(path[2], Optional.empty(), caller));
            case "POST vms next-start" ->
                JsonAnswer.send(response, 200, machines.waiting(path[2], Optional.of(OwnDoor.body(request)), caller));
            case "POST vms pause" -> JsonAnswer.send(response, 202, api.pause(path[2], OwnDoor.body(request), caller));
            case "POST vms resume" ->
                JsonAnswer.send(response, 202, api.resume(path[2], OwnDoor.body(request), caller));
            default -> throw OwnDoor.nothing();
        }
    }

    private Object completed(Visit visit, String[] path) {
        if (path.length != 3 || !path[2].equals("complete")) {
            throw OwnDoor.nothing();
        }
        return searchBar.complete(visit.parameter("kind"), visit.parameter("text"), visit.caller());
    }
}
