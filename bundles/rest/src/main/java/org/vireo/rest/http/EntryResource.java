package org.vireo.rest.http;

import java.io.IOException;
import java.io.InputStream;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.wire.PublishedModel;

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
        var parameters = request.exchange().parameters();
        if (parameters.text("schema").isPresent()) {
            return published("application/xml", PublishedModel::schema);
        }
        if (parameters.text("rsdl").isPresent()) {
            throw RequestFault.unsupported(
                    "A description as RSDL (there is one as OpenAPI at /vireo/api/openapi.json, and the model itself at model.json)");
        }
        var bean = served.reading(request, () -> served.entry().bean(request.exchange()));
        return request.answers()
                .with(200, bean)
                .header("Link", served.entry().linkHeader(request.exchange(), request.origin()))
                .build();
    }

    /** The model this API follows, as it is published. */
    @GET
    @Path("model.json")
    public Response model() {
        return published("application/json", PublishedModel::description);
    }

    private interface Document {
        InputStream open() throws IOException;
    }

    private static Response published(String type, Document document) {
        StreamingOutput body = out -> {
            try (var in = document.open()) {
                in.transferTo(out);
            }
        };
        return Response.ok(body).header("Content-Type", type).build();
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
