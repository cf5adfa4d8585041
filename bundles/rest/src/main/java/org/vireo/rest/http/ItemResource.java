package org.vireo.rest.http;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Response;
import org.vireo.rest.define.Tree;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.BaseResource;

/** Any item of a collection. Confined to one request. */
public final class ItemResource<E, A extends BaseResource> {
    private final Served served;
    private final Request request;
    private final Tree.Listed<E, A> listed;
    private final String id;

    ItemResource(Served served, Request request, Tree.Listed<E, A> listed, String id) {
        this.served = served;
        this.request = request;
        this.listed = listed;
        this.id = id;
    }

    @GET
    public Response get() {
        for (var type : request.accepted()) {
            var representation = listed.collection().representations().get(type);
            if (representation != null) {
                Optional<Supplier<String>> text = served.reading(
                        request,
                        listed,
                        () -> listed.item(id).map(found -> representation.text(found.item(), found.context())));
                return text.map(made -> Response.ok(made.get()).header("Content-Type", type + ";charset=UTF-8"))
                        .orElseGet(() -> Response.status(404))
                        .build();
            }
        }
        var bean = served.reading(request, listed, () -> listed.item(id).map(served.presenting()::one));
        return bean.map(found -> request.answers().item(found, request.preconditions()))
                .orElseGet(() -> Response.status(404).build());
    }

    @PUT
    public Response change(InputStream body) {
        var exists = served.reading(request, listed, () -> listed.item(id).isPresent());
        if (!exists) {
            return Response.status(404).build();
        }
        var collection = listed.collection();
        served.unserved().demand(collection, "update", collection.changed().isPresent(), request.asked());
        demandState();
        var sent = request.read(body, collection.type());
        return request.written(served.writing().change(listed, id, sent, request.waiting()));
    }

    @DELETE
    public Response remove() {
        var exists = served.reading(request, listed, () -> listed.item(id).isPresent());
        if (!exists) {
            return Response.status(404).build();
        }
        var collection = listed.collection();
        served.unserved().demand(collection, "remove", collection.removed().isPresent(), request.asked());
        demandState();
        return request.written(served.writing().remove(listed, id, request.waiting()));
    }

    /** Refuses to change what is no longer as the client saw it. */
    private void demandState() {
        if (!request.preconditions().conditional()) {
            return;
        }
        var bean = served.reading(request, listed, () -> listed.item(id).map(served.presenting()::one));
        var formats = Stream.of(request.formats().xml(), request.formats().json());
        if (bean.isEmpty()
                || !request.preconditions().admits(formats.map(format -> new Answers(format).bytes(bean.get())))) {
            throw new RequestFault(
                    412, "Precondition Failed", "[The object is not in the state that the header If-Match names.]");
        }
    }

    /** A collection of the item, or one of its actions. */
    @Path("{name}")
    public Object below(@PathParam("name") String name) {
        if (listed.collection().actions().containsKey(name)) {
            return new ActionResource<>(served, request, listed, id, name);
        }
        var item = served.reading(request, listed, () -> listed.item(id).map(found -> found.child(name)));
        if (item.isEmpty()) {
            return null;
        }
        if (item.get().isPresent()) {
            return new CollectionResource<>(served, request, item.get().get());
        }
        if (listed.collection().refusals().containsKey(name)) {
            served.unserved().demand(listed.collection(), name, false, request.asked());
        }
        served.unserved().refuse(request.asked());
        return null;
    }
}
