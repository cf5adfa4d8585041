package org.vireo.rest.own;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Logins;
import org.vireo.rest.login.Authentication;
import org.vireo.rest.login.Sessions;

/** A part of the API of our own: whoever comes has been asked for a name before a route is looked for. Thread-safe. */
public abstract class OwnServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 4;

    private final transient OwnDoor door;

    protected OwnServlet(Logins logins) {
        door = new OwnDoor(new Authentication(logins, new Sessions(Clock.systemUTC())));
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        door.serve(request, response, caller -> route(new Visit(request, response, caller)));
    }

    /** A body of JSON; an empty one is an empty object. Throws a fault when it is none. */
    protected static JsonNode body(HttpServletRequest request) throws IOException {
        return OwnDoor.body(request);
    }

    /** Answers, or throws a fault. */
    protected abstract void route(Visit visit) throws IOException;

    /**
     * A request of somebody known.
     *
     * @param request as it came
     * @param response to it
     * @param caller who
     */
    public record Visit(HttpServletRequest request, HttpServletResponse response, Caller caller) {
        /** The parts of the path, the first of which is empty; throws when there are more than any route has. */
        public String[] path() {
            var path = Optional.ofNullable(request.getPathInfo()).orElse("/").split("/");
            if (path.length > LONGEST) {
                throw OwnDoor.nothing();
            }
            return path;
        }

        /** Empty when it is not there. */
        public String parameter(String name) {
            return Optional.ofNullable(request.getParameter(name)).orElse("");
        }
    }
}
