package org.vireo.rest.http;

import java.io.InputStream;
import javax.ws.rs.POST;
import javax.ws.rs.core.Response;
import org.vireo.rest.define.Tree;

/** Any action on a collection as a whole. Confined to one request. */
public final class CommonActionResource {
    private final Served served;
    private final Request request;
    private final Tree.Listed<?, ?> listed;
    private final String name;

    CommonActionResource(Served served, Request request, Tree.Listed<?, ?> listed, String name) {
        this.served = served;
        this.request = request;
        this.listed = listed;
        this.name = name;
    }

    @POST
    public Response act(InputStream body) {
        served.unserved().demand(listed.collection(), name, true, request.asked());
        var sent = request.readAction(body);
        return ActionResource.answering(
                request, () -> served.writing().actOnAll(listed, name, sent, request.waiting()));
    }
}
