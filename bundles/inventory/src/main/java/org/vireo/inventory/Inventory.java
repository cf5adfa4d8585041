package org.vireo.inventory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.Id;

/**
 * Finds and keeps entities. Every method joins the present transaction or runs in one of its own; changes to an entity are kept when the
 * transaction that loaded it commits. Thread-safe.
 */
@ProviderType
public interface Inventory {
    /** The entity with this id. */
    <T> Optional<T> find(Class<T> type, Id id);

    /** The entity with this id; throws {@code OBJECT_NOT_FOUND} naming the kind and id when there is none. */
    <T> T get(Class<T> type, Id id);

    /** As {@link #get}, and no other transaction changes it until this one ends. */
    <T> T getForUpdate(Class<T> type, Id id);

    /** Keeps a new entity. */
    void add(Object entity);

    /** Removes an entity that was loaded in this transaction. */
    void remove(Object entity);

    /** Entities that match, in the order asked. */
    <T> List<T> list(Class<T> type, Where where);

    /** The entities with these ids, in no order; ids of which there is none are passed over. */
    default <T> List<T> findAll(Class<T> type, Collection<? extends Id> ids) {
        return ids.isEmpty() ? List.of() : list(type, Where.in("id", ids));
    }

    /** The different values of a term among entities that match, as texts in ascending order; the order asked for does not count. */
    List<String> values(Class<?> type, Term term, Where where);

    /** The ids of entities that match, in the order asked: for long lists, whose entities are then read some at a time. */
    List<UUID> ids(Class<?> type, Where where);

    /** How many match, whatever limit is set. */
    long count(Class<?> type, Where where);

    /** The first that matches. */
    default <T> Optional<T> first(Class<T> type, Where where) {
        return list(type, where.limit(1)).stream().findFirst();
    }

    /**
     * Sums of a whole number among entities that match, by the id in another of their fields; those without one do not count, nor does the
     * order asked for.
     */
    Map<UUID, Long> sums(Class<?> type, String number, String by, Where where);

    /** Sends pending changes to the database now, so that a broken rule shows here and not at the end. */
    void flush();
}
