package org.vireo.rest.console;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.servlet.Servlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Logins;
import org.vireo.engine.api.vm.Consoles;
import org.vireo.engine.api.vm.SerialConsoles;
import org.vireo.model.GraphicsType;
import org.vireo.model.VmId;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.login.JsonAnswer;
import org.vireo.rest.own.OwnServlet;

/**
 * {@code POST /vireo/api/consoles} with {@code {"vm":"<id>"}}: a way to the screen of a virtual machine, for whoever may connect to it: the
 * password of the screen, and a key that opens one connection at {@code /vireo/console}. With {@code "type":"serial"} the way to its serial
 * console, which has no password; {@code "force":true} takes it away from somebody else. Thread-safe. Blocks until the host has set the
 * password.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=vireo-consoles-api",
            "osgi.http.whiteboard.servlet.pattern=/vireo/api/consoles"
        })
public final class ConsolesServlet extends OwnServlet {
    private static final long serialVersionUID = 1L;
    private static final Duration PASSWORD_VALID = Duration.ofMinutes(2);

    private final transient Consoles consoles;
    private final transient SerialConsoles serial;
    private final transient Grants grants;

    @Activate
    public ConsolesServlet(
            @Reference Consoles consoles,
            @Reference SerialConsoles serial,
            @Reference Grants grants,
            @Reference Logins logins) {
        super(logins);
        this.consoles = consoles;
        this.serial = serial;
        this.grants = grants;
    }

    @Override
    protected void route(Visit visit) throws IOException {
        if (!visit.request().getMethod().equals("POST")) {
            throw new RequestFault(405, "Method Not Allowed", "A way to a console is asked for with POST.");
        }
        var body = body(visit.request());
        var vm = VmId.of(id(body.path("vm").asText("")));
        var way = switch (body.path("type").asText("vnc")) {
            case "vnc" -> screen(vm, visit.caller());
            case "serial" -> port(vm, visit.caller(), body.path("force").asBoolean(false));
            default -> throw RequestFault.badValue("The type of a console is vnc or serial");
        };
        JsonAnswer.send(visit.response(), 201, way);
    }

    private Map<String, String> screen(VmId vm, Caller caller) {
        var ticket = consoles.ticket(vm, GraphicsType.VNC, Optional.empty(), PASSWORD_VALID, caller);
        var console = ticket.console();
        if (console.port() <= 0) {
            throw RequestFault.conflict("The console of this virtual machine listens on no port that a page can use.");
        }
        var key = grants.give(new Grants.Screen(console.address(), console.port()));
        return Map.of("password", ticket.value().reveal(), "key", key.reveal(), "path", ConsoleSocket.PATH);
    }

    private Map<String, String> port(VmId vm, Caller caller, boolean force) {
        serial.check(vm, caller, force);
        var key = grants.give(new Grants.Serial(vm, caller, force));
        return Map.of("key", key.reveal(), "path", ConsoleSocket.PATH);
    }

    private static String id(String text) {
        try {
            return UUID.fromString(text).toString();
        } catch (IllegalArgumentException e) {
            throw RequestFault.badId(text, e);
        }
    }
}
