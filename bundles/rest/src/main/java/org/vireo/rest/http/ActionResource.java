package org.vireo.rest.http;

import java.io.InputStream;
import java.util.function.Supplier;
import javax.ws.rs.POST;
import javax.ws.rs.core.Response;
import org.vireo.rest.define.Tree;
import org.vireo.rest.define.Written;
import org.vireo.rest.fault.Faults;
import org.vireo.rest.types.Action;
import org.vireo.rest.types.BaseResource;

/** Any action on an item. Confined to one request. */
public final class ActionResource<E, A extends BaseResource> {
    private final Served served;
    private final Request request;
    private final Tree.Listed<E, A> listed;
    private final String id;
    private final String name;

    ActionResource(Served served, Request request, Tree.Listed<E, A> listed, String id, String name) {
        this.served = served;
        this.request = request;
        this.listed = listed;
        this.id = id;
        this.name = name;
    }

    @POST
    public Response act(InputStream body) {
        var exists = served.reading(request, listed, () -> listed.item(id).isPresent());
        if (!exists) {
            return Response.status(404).build();
        }
        served.unserved().demand(listed.collection(), name, true, request.asked());
        var sent = request.readAction(body);
        return answering(request, () -> served.writing().act(listed, id, name, sent, request.waiting()));
    }

    /** What an action answers, also when it fails. */
    static Response answering(Request request, Supplier<Written> work) {
        try {
            return request.written(work.get());
        } catch (RuntimeException e) {
            var fault = Faults.of(e);
            var answer = new Action();
            answer.setStatus("failed");
            answer.setFault(Faults.bean(fault));
            return request.answers().with(fault.status(), answer).build();
        }
    }
}
