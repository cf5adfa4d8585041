package org.vireo.rest.http;

import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.Response;

/** The one published resource; all paths lead through it. Thread-safe: what belongs to a request is kept with the request. */
@Path("/")
public final class ApiRoot {
    private final Served served;

    @Context
    private HttpServletRequest context;

    ApiRoot(Served served) {
        this.served = served;
    }

    @GET
    public Response entry() {
        return versioned().entry();
    }

    @GET
    @Path("model.json")
    public Response model() {
        return versioned().model();
    }

    @Path("v4")
    public EntryResource versioned() {
        return new EntryResource(served, RequestFilter.request(context));
    }

    @Path("{segment}")
    public Object collection(@PathParam("segment") String segment) {
        return versioned().collection(segment);
    }
}
