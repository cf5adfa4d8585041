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
import org.vireo.engine.api.auth.Logins;
import org.vireo.engine.api.vm.Consoles;
import org.vireo.model.GraphicsType;
import org.vireo.model.VmId;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.login.JsonAnswer;
import org.vireo.rest.own.OwnServlet;

/**
 * {@code POST /vireo/api/consoles} with {@code {"vm":"<id>"}}: a way to the screen of a virtual machine for a page in a browser, for whoever
 * may connect to it: the password of the screen, and a key that opens one connection at {@code /vireo/console}. Thread-safe. Blocks until the
 * host has set the password.
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
    private final transient Grants grants;

    @Activate
    public ConsolesServlet(@Reference Consoles consoles, @Reference Grants grants, @Reference Logins logins) {
        super(logins);
        this.consoles = consoles;
        this.grants = grants;
    }

    @Override
    protected void route(Visit visit) throws IOException {
        if (!visit.request().getMethod().equals("POST")) {
            throw new RequestFault(405, "Method Not Allowed", "A way to a console is asked for with POST.");
        }
        var body = body(visit.request());
        var vm = VmId.of(id(body.path("vm").asText("")));
        var ticket = consoles.ticket(vm, GraphicsType.VNC, Optional.empty(), PASSWORD_VALID, visit.caller());
        var console = ticket.console();
        if (console.port() <= 0) {
            throw RequestFault.conflict("The console of this virtual machine listens on no port that a page can use.");
        }
        var key = grants.give(new Grants.Target(console.address(), console.port()));
        JsonAnswer.send(
                visit.response(),
                201,
                Map.of("password", ticket.value().reveal(), "key", key.reveal(), "path", ConsoleSocket.PATH));
    }

    private static String id(String text) {
        try {
            return UUID.fromString(text).toString();
        } catch (IllegalArgumentException e) {
            throw RequestFault.badId(text, e);
        }
    }
}
