package org.vireo.rest.define;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;
import org.vireo.model.Id;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.BaseResource;

/** What a definition is told besides the object itself: the request, and where in the tree it is served. */
public record Context(Exchange exchange, Place place) {
    public Inventory inventory() {
        return exchange.inventory();
    }

    public Engine engine() {
        return exchange.engine();
    }

    public Parameters parameters() {
        return exchange.parameters();
    }

    public <T> T owner(Class<T> type) {
        return place.owner(type);
    }

    /** Makes a bean a reference: id and href, nothing else. */
    public <A extends BaseResource> A refer(A bean, String path, Object id) {
        var text = id instanceof Id typed ? typed.value().toString() : id.toString();
        bean.setId(text);
        bean.setHref(exchange.base() + "/" + path + "/" + text);
        return bean;
    }

    /**
     * The entity that a body refers to by id or name.
     *
     * @throws RequestFault 404 when there is none, 400 when the id is no id
     */
    public <E> E resolve(Class<E> entity, Function<UUID, Id> typed, BaseResource reference) {
        var kind = entity.getSimpleName();
        if (reference.getId() != null) {
            return inventory()
                    .find(entity, typed.apply(uuid(reference.getId())))
                    .filter(found -> seen(entity, found))
                    .orElseThrow(() -> RequestFault.noEntity(kind, "id", reference.getId()));
        }
        if (reference.getName() == null) {
            throw RequestFault.incomplete(kind, "id|name", "reference");
        }
        return inventory().list(entity, Where.equal("name", reference.getName())).stream()
                .filter(found -> seen(entity, found))
                .findFirst()
                .orElseThrow(() -> RequestFault.noEntity(kind, "name", reference.getName()));
    }

    /** What the caller may not see is not there for it. */
    private boolean seen(Class<?> type, Object entity) {
        var id = References.ID.get(type);
        return id == null || exchange.sees(References.kind(type), id.apply(entity));
    }

    /** The same when the body has the reference at all. */
    public <E> Optional<E> resolveIfSent(Class<E> entity, Function<UUID, Id> typed, BaseResource reference) {
        return Optional.ofNullable(reference).map(sent -> resolve(entity, typed, sent));
    }

    public static UUID uuid(String text) {
        try {
            return Id.parse(text);
        } catch (IllegalArgumentException e) {
            throw RequestFault.badId(shortened(text), e);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
