package org.vireo.engine.api.rehearsal;

import java.util.ArrayList;
import java.util.List;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;

/** Events of a test, kept in memory in the order recorded. */
public final class HeardEvents implements Events {
    private final List<Event> heard = new ArrayList<>();

    /** All of them. */
    public List<Event> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void record(Event event) {
        heard.add(event);
    }

    @Override
    public long recordExternal(Event event, String origin, int customId) {
        heard.add(event);
        return heard.size();
    }

    @Override
    public List<KeptEvent> list(Query query) {
        throw new UnsupportedOperationException("tests read heard()");
    }
}
