package org.vireo.rest.own;

import java.io.IOException;
import java.time.Clock;
import javax.servlet.Servlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Logins;
import org.vireo.engine.api.command.Commands;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.login.JsonAnswer;

/**
 * {@code /vireo/api/jobs}: the last jobs with their steps, the newest first ({@code GET}, {@code max}), one with its log ({@code GET <id>}), and the end
 * of one before its time ({@code POST <id>/cancel}). Thread-safe.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=vireo-jobs-api",
            "osgi.http.whiteboard.servlet.pattern=/vireo/api/jobs",
            "osgi.http.whiteboard.servlet.pattern=/vireo/api/jobs/*"
        })
public final class JobsServlet extends OwnServlet {
    private static final long serialVersionUID = 1L;

    private final transient JobsApi api;

    @Activate
    public JobsServlet(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Commands commands,
            @Reference Authorizer authorizer,
            @Reference Logins logins) {
        super(logins);
        api = new JobsApi(inventory, transactions, commands, authorizer, Clock.systemUTC());
    }

    @Override
    protected void route(Visit visit) throws IOException {
        var path = visit.path();
        var id = path.length > 1 ? path[1] : "";
        var response = visit.response();
        var caller = visit.caller();
        switch (visit.request().getMethod() + (id.isEmpty() ? "" : " one") + (path.length > 2 ? " " + path[2] : "")) {
            case "GET", "HEAD" -> JsonAnswer.send(response, 200, api.all(most(visit), mine(visit), caller));
            case "GET one", "HEAD one" -> JsonAnswer.send(response, 200, api.one(id, caller));
            case "POST one cancel" -> {
                OwnDoor.demandType(visit.request(), "application/json");
                JsonAnswer.send(response, 202, api.cancel(id, caller));
            }
            default -> throw OwnDoor.nothing();
        }
    }

    /** As API v4 does for clients of users. */
    private static boolean mine(Visit visit) {
        return "true".equalsIgnoreCase(visit.request().getHeader("Filter"));
    }

    private static int most(Visit visit) {
        var text = visit.parameter("max");
        if (text.isEmpty()) {
            return JobsApi.USUAL;
        }
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw RequestFault.badValue("max must be a number from 1 to " + JobsApi.MOST + ".");
        }
        return Math.min(JobsApi.MOST, Integer.parseInt(text));
    }
}
