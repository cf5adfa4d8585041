package org.vireo.rest.own;

import java.io.IOException;
import java.time.Clock;
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
import org.vireo.engine.api.history.UsageHistory;
import org.vireo.rest.login.JsonAnswer;

/**
 * {@code /vireo/api/history}: what is measured, how an object was used ({@code <kind>/<id>}, {@code system}), and who was used most
 * ({@code ranking/<kind>}). Thread-safe.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=vireo-history-api",
            "osgi.http.whiteboard.servlet.pattern=/vireo/api/history",
            "osgi.http.whiteboard.servlet.pattern=/vireo/api/history/*"
        })
public final class HistoryServlet extends OwnServlet {
    private static final long serialVersionUID = 1L;
    private static final String RANKING = "ranking";

    private final transient HistoryApi api;

    /** Comes and goes with the history. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private transient volatile UsageHistory usage;

    @Activate
    public HistoryServlet(@Reference Authorizer authorizer, @Reference Logins logins) {
        super(logins);
        api = new HistoryApi(authorizer, () -> Optional.ofNullable(usage), Clock.systemUTC());
    }

    @Override
    protected void route(Visit visit) throws IOException {
        var method = visit.request().getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            throw OwnDoor.nothing();
        }
        JsonAnswer.send(visit.response(), 200, answer(visit, visit.path()));
    }

    private Object answer(Visit visit, String[] path) {
        var asked = new Asked(visit.request().getParameterMap());
        var first = path.length > 1 ? path[1] : "";
        if (first.isEmpty()) {
            return api.measured(asked);
        }
        var second = path.length > 2 ? Optional.of(path[2]) : Optional.<String>empty();
        if (path.length > 3 || (first.equals(RANKING) && second.isEmpty())) {
            throw OwnDoor.nothing();
        }
        return first.equals(RANKING)
                ? api.ranking(second.orElseThrow(), asked, visit.caller())
                : api.series(first, second, asked, visit.caller());
    }
}
