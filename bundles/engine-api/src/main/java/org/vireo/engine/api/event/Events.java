package org.vireo.engine.api.event;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps events and tells them on. Thread-safe. */
@ProviderType
public interface Events {
    /** Keeps an event in the present transaction, or in one of its own; listeners hear of it after the commit. */
    void record(Event event);

    /** Keeps an event from outside, with its origin and the sender's own number; returns its id. */
    long recordExternal(Event event, String origin, int customId);

    /** Events that match, the newest first. */
    List<KeptEvent> list(Query query);

    /** Hides an event from clients until {@link #showHidden()}; says whether there is one with this id that was not hidden. */
    default boolean hide(long id) {
        throw new UnsupportedOperationException("hiding events");
    }

    /** Shows all hidden events again. */
    default void showHidden() {
        throw new UnsupportedOperationException("hiding events");
    }

    /**
     * Which events.
     *
     * @param afterId only those with a greater id; 0 for all
     * @param minimum least severity name wanted, empty for all
     * @param max at most so many; 0 means all
     * @param correlationId only those of one request, empty for all
     */
    record Query(long afterId, String minimum, int max, String correlationId) {}

    /**
     * An event that was kept.
     *
     * @param id rises with time
     * @param time when
     * @param origin who reported it, {@code vireo} for the engine
     * @param customId of an external sender, -1 otherwise
     * @param event what
     */
    record KeptEvent(long id, Instant time, String origin, int customId, Event event) {}
}
