package org.vireo.rest.own;

import java.io.IOException;
import java.util.Optional;
import javax.servlet.Servlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.vireo.engine.api.auth.Logins;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.report.ReportDesk;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.rest.login.JsonAnswer;

/**
 * {@code /vireo/api/reports}: which reports there are ({@code GET}), runs of them ({@code POST <report>}), {@code runs} with their bytes, {@code schedules}
 * and {@code price-lists}. Thread-safe.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=vireo-reports-api",
            "osgi.http.whiteboard.servlet.pattern=/vireo/api/reports",
            "osgi.http.whiteboard.servlet.pattern=/vireo/api/reports/*"
        })
public final class ReportsServlet extends OwnServlet {
    private static final long serialVersionUID = 1L;

    /** Viewers of PDF do not work in a sandbox; what they show runs no scripts of ours. */
    private static final String LOOKED_AT =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    private static final String RUNS = "runs";
    private static final String PRICES = "price-lists";

    private final transient ReportsApi api;
    private final transient SchedulesApi schedules;
    private final transient PriceListsApi prices;

    /** Comes and goes with the reports. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private transient volatile ReportDesk desk;

    @Activate
    public ReportsServlet(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Commands commands,
            @Reference Logins logins) {
        super(logins);
        api = new ReportsApi(inventory, transactions, commands, () -> Optional.ofNullable(desk));
        schedules = new SchedulesApi(inventory, transactions, commands);
        prices = new PriceListsApi(inventory, transactions, commands);
    }

    @Override
    protected void route(Visit visit) throws IOException {
        var path = visit.path();
        var first = path.length > 1 ? path[1] : "";
        if (first.equals(RUNS)) {
            runs(visit, path);
            return;
        }
        if (first.equals("schedules")) {
            schedules(visit, path);
            return;
        }
        if (first.equals(PRICES)) {
            prices(visit, path);
            return;
        }
        switch (visit.request().getMethod() + (first.isEmpty() ? "" : " one") + (path.length > 2 ? " part" : "")) {
            case "GET", "HEAD" ->
                JsonAnswer.send(visit.response(), 200, api.list(visit.request().getLocale()));
            case "POST one" ->
                JsonAnswer.send(visit.response(), 202, api.start(first, OwnDoor.body(visit.request()), visit.caller()));
            default -> throw OwnDoor.nothing();
        }
    }

    private void schedules(Visit visit, String[] path) throws IOException {
        var caller = visit.caller();
        var id = path.length > 2 ? path[2] : "";
        var way = visit.request().getMethod() + (id.isEmpty() ? "" : " one") + (path.length > 3 ? " part" : "");
        var response = visit.response();
        switch (way) {
            case "GET", "HEAD" -> JsonAnswer.send(response, 200, schedules.all(caller));
            case "POST" -> JsonAnswer.send(response, 201, schedules.add(OwnDoor.body(visit.request()), caller));
            case "GET one", "HEAD one" -> JsonAnswer.send(response, 200, schedules.one(id, caller));
            case "PUT one" -> JsonAnswer.send(response, 200, schedules.put(id, OwnDoor.body(visit.request()), caller));
            case "DELETE one" -> JsonAnswer.send(response, 200, schedules.remove(id, caller));
            default -> throw OwnDoor.nothing();
        }
    }

    private void prices(Visit visit, String[] path) throws IOException {
        var id = path.length > 2 ? path[2] : "";
        switch (visit.request().getMethod() + (id.isEmpty() ? "" : " one") + (path.length > 3 ? " part" : "")) {
            case "GET", "HEAD" -> JsonAnswer.send(visit.response(), 200, prices.list());
            case "GET one", "HEAD one" -> JsonAnswer.send(visit.response(), 200, prices.one(id));
            case "POST" ->
                JsonAnswer.send(visit.response(), 202, prices.add(OwnDoor.body(visit.request()), visit.caller()));
            case "DELETE one" -> JsonAnswer.send(visit.response(), 202, prices.remove(id, visit.caller()));
            default -> throw OwnDoor.nothing();
        }
    }

    private void runs(Visit visit, String[] path) throws IOException {
        var caller = visit.caller();
        var id = path.length > 2 ? path[2] : "";
        var part = path.length > 3 ? " " + path[3] : "";
        switch (visit.request().getMethod() + (id.isEmpty() ? "" : " one") + part) {
            case "GET", "HEAD" -> JsonAnswer.send(visit.response(), 200, api.runs(caller));
            case "GET one", "HEAD one" -> JsonAnswer.send(visit.response(), 200, api.run(id, caller));
            case "GET one content" -> content(visit, id);
            case "POST one cancel" -> {
                OwnDoor.demandType(visit.request(), "application/json");
                JsonAnswer.send(visit.response(), 202, api.cancel(id, caller));
            }
            case "DELETE one" -> JsonAnswer.send(visit.response(), 202, api.remove(id, caller));
            default -> throw OwnDoor.nothing();
        }
    }

    /**
     * As a file to be saved: no browser is to take it for a page of the engine's. With {@code inline=true} it may be looked at inside of one,
     * without scripts and as if it came from nowhere.
     */
    private void content(Visit visit, String id) throws IOException {
        var shelf = api.open();
        var run = api.made(id, visit.caller());
        var response = visit.response();
        response.setContentType(run.mediaType());
        response.setContentLengthLong(run.size());
        var inline = visit.parameter("inline").equals("true");
        var pdf = run.mediaType().equals("application/pdf");
        response.setHeader(
                "Content-Disposition",
                (inline ? "inline" : "attachment") + "; filename=\"" + run.report() + "." + run.form() + "\"");
        response.setHeader("Content-Security-Policy", LOOKED_AT + (pdf ? "" : "; sandbox"));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        shelf.content(run.id(), response.getOutputStream());
    }
}
