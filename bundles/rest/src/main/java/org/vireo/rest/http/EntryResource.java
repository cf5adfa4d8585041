package org.vireo.rest.http;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Response;

/** The entry point and the way to the root collections. Confined to one request. */
public final class EntryResource {
    private final Served served;
    private final Request request;

    EntryResource(Served served, Request request) {
        this.served = served;
        this.request = request;
    }

    @GET
    public Response entry() {
        var bean = served.reading(request, () -> served.entry().bean(request.exchange()));
        return request.answers()
                .with(200, bean)
                .header("Link", served.entry().linkHeader(request.exchange(), request.origin()))
                .build();
    }

    @Path("{segment}")
    public Object collection(@PathParam("segment") String segment) {
        var root = served.tree().root(request.exchange(), segment);
        if (root.isEmpty()) {
            served.unserved().refuse(request.asked());
            return null;
        }
        return new CollectionResource<>(served, request, root.get());
    }
}
