package org.vireo.rest.http;

import java.io.InputStream;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Response;
import org.vireo.rest.define.Tree;
import org.vireo.rest.types.BaseResource;

/** Any collection. Confined to one request. */
public final class CollectionResource<E, A extends BaseResource> {
    private final Served served;
    private final Request request;
    private final Tree.Listed<E, A> listed;

    CollectionResource(Served served, Request request, Tree.Listed<E, A> listed) {
        this.served = served;
        this.request = request;
        this.listed = listed;
    }

    @GET
    public Response list() {
        served.unserved().demand(listed.collection(), "list", true, request.asked());
        var beans = served.reading(request, () -> served.presenting().list(listed));
        return request.answers()
                .ok(request.formats().catalog().collect(listed.collection().type(), beans));
    }

    @POST
    public Response add(InputStream body) {
        var collection = listed.collection();
        served.unserved().demand(collection, "add", collection.added().isPresent(), request.asked());
        var sent = request.read(body, collection.type());
        return request.answers().written(served.writing().add(listed, sent, request.waiting()));
    }

    @Path("{id}")
    public Object item(@PathParam("id") String id) {
        var collection = listed.collection();
        if (request.asked().isAction(id)) {
            if (collection.commonActions().containsKey(id)
                    || collection.refusals().containsKey(id)) {
                return new CommonActionResource(served, request, listed, id);
            }
            served.unserved().refuse(request.asked());
        }
        return new ItemResource<>(served, request, listed, id);
    }
}
