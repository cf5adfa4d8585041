package org.vireo.rest.own;

import java.io.IOException;
import java.util.Optional;
import javax.servlet.Servlet;
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
import org.vireo.engine.api.plugin.PluginDesk;
import org.vireo.engine.api.plugin.PluginDesk.Arrival;
import org.vireo.engine.api.plugin.PluginHealth;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.rest.login.JsonAnswer;

/** {@code /vireo/api/plugins}: the plugins of the engine, for administrators. Thread-safe. */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=vireo-plugins-api",
            "osgi.http.whiteboard.servlet.pattern=/vireo/api/plugins",
            "osgi.http.whiteboard.servlet.pattern=/vireo/api/plugins/*"
        })
public final class PluginsServlet extends OwnServlet {
    private static final long serialVersionUID = 1L;

    private final transient PluginsApi api;

    /** Comes and goes with the lifecycle of plugins. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private transient volatile PluginDesk desk;

    /** Comes and goes with the guard of plugins. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private transient volatile PluginHealth health;

    @Activate
    public PluginsServlet(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Commands commands,
            @Reference Authorizer authorizer,
            @Reference Logins logins,
            @Reference PortalParts parts) {
        super(logins);
        var view = new PluginView(inventory, () -> Optional.ofNullable(health), parts);
        api = new PluginsApi(transactions, commands, authorizer, view, () -> Optional.ofNullable(desk));
    }

    @Override
    protected void route(Visit visit) throws IOException {
        var request = visit.request();
        var response = visit.response();
        var caller = visit.caller();
        var path = visit.path();
        var plugin = path.length > 1 ? path[1] : "";
        var part = path.length > 2 ? path[2] : "";
        var route = request.getMethod() + (plugin.isEmpty() ? "" : " one") + (part.isEmpty() ? "" : " " + part);
        if (path.length == 4 && !part.equals("configuration")) {
            throw OwnDoor.nothing();
        }
        switch (route) {
            case "GET", "HEAD" -> JsonAnswer.send(response, 200, api.list(caller));
            case "POST" -> JsonAnswer.send(response, 202, receive(request, caller));
            case "GET one", "HEAD one" -> JsonAnswer.send(response, 200, api.show(plugin, caller));
            case "DELETE one" -> JsonAnswer.send(response, 202, api.uninstall(plugin, flag(request, "force"), caller));
            case "GET one history" -> JsonAnswer.send(response, 200, api.history(plugin, caller));
            case "POST one enable", "POST one disable", "POST one release", "POST one rollback" -> {
                OwnDoor.body(request);
                JsonAnswer.send(response, 202, api.act(plugin, part, caller));
            }
            default -> configuration(request, response, path, caller);
        }
    }

    private void configuration(HttpServletRequest request, HttpServletResponse response, String[] path, Caller caller)
            throws IOException {
        if (path.length < 3 || !path[2].equals("configuration")) {
            throw OwnDoor.nothing();
        }
        switch (request.getMethod() + " " + path.length) {
            case "GET 3" -> JsonAnswer.send(response, 200, api.forms(path[1], caller));
            case "PUT 4" ->
                JsonAnswer.send(response, 200, api.configure(path[1], path[3], OwnDoor.body(request), caller));
            case "DELETE 4" -> JsonAnswer.send(response, 200, api.unconfigure(path[1], path[3], caller));
            default -> throw OwnDoor.nothing();
        }
    }

    private Object receive(HttpServletRequest request, Caller caller) throws IOException {
        OwnDoor.demandType(request, "application/octet-stream");
        var name = Optional.ofNullable(request.getParameter("name")).orElse("upload");
        var arrival = new Arrival(name, "upload", request.getContentLengthLong(), flag(request, "allow_unsigned"));
        return api.receive(arrival, request.getInputStream(), caller);
    }

    private static boolean flag(HttpServletRequest request, String name) {
        return "true".equals(request.getParameter(name));
    }
}
