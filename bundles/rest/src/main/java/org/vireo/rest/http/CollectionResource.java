package org.vireo.rest.http;

import java.io.InputStream;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Response;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Tree;
import org.vireo.rest.types.BaseResource;

/** Any collection. Confined to one request. */
public final class CollectionResource<E, A extends BaseResource> {
    /** A header of our own: how many items match, where a client asks for {@code total} and takes them page by page. */
    static final String TOTAL = "Vireo-Total";

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
        var told = listed.collection().unregistered();
        return told.isPresent()
                        && listed.context().parameters().flag("unregistered").orElse(false)
                ? list(foreign(told.get()))
                : list(listed);
    }

    /** The same place, with what storage tells of. */
    private <X> Tree.Listed<X, A> foreign(Collection<X, A> told) {
        return new Tree.Listed<>(told, listed.context());
    }

    private <X> Response list(Tree.Listed<X, A> wanted) {
        var type = wanted.collection().type();
        var pages = served.presenting().list(wanted);
        var first = served.reading(request, wanted, pages::next);
        var answer = pages.more()
                ? request.answers()
                        .streamed(
                                type,
                                first,
                                pages,
                                () -> served.reading(request, wanted, pages::next),
                                request.brokenOff())
                : request.answers().ok(request.formats().catalog().collect(type, first));
        var total = request.exchange().total();
        return total.isPresent()
                ? Response.fromResponse(answer).header(TOTAL, total.getAsLong()).build()
                : answer;
    }

    @POST
    public Response add(InputStream body) {
        var collection = listed.collection();
        served.unserved().demand(collection, "add", collection.added().isPresent(), request.asked());
        var type = collection
                .added()
                .<Class<?>>map(adder -> adder.body(collection.type()))
                .orElse(collection.type());
        var sent = request.read(body, type);
        return request.written(served.writing().add(listed, sent, request.waiting()));
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
        return collection
                .unregistered()
                .filter(told -> !has(listed, id) && has(foreign(told), id))
                .<Object>map(told -> new ItemResource<>(served, request, foreign(told), id))
                .orElseGet(() -> new ItemResource<>(served, request, listed, id));
    }

    private boolean has(Tree.Listed<?, A> place, String id) {
        return served.reading(request, place, () -> place.item(id).isPresent());
    }
}
