package org.vireo.notify;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.event.EventListener;
import org.vireo.engine.api.event.Events.KeptEvent;

/** Everyone who wants to hear of events. Thread-safe. */
@Component(service = EventListeners.class)
public final class EventListeners {
    private static final Logger LOG = LoggerFactory.getLogger(EventListeners.class);

    private final List<EventListener> listeners = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bind(EventListener listener) {
        listeners.add(listener);
    }

    void unbind(EventListener listener) {
        listeners.remove(listener);
    }

    void tell(KeptEvent event) {
        for (EventListener listener : listeners) {
            try {
                listener.happened(event);
            } catch (RuntimeException e) {
                LOG.warn("{} failed on event {}", listener.getClass().getName(), event.id(), e);
            }
        }
    }
}
