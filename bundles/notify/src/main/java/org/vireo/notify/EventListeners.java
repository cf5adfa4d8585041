package org.vireo.notify;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.event.EventListener;
import org.vireo.engine.api.event.Events.KeptEvent;

/**
 * Everyone who wants to hear of events. A listener is fetched with the first event that it is told of, since many of them need the events
 * themselves, which are not there before this is. Thread-safe.
 */
@Component(service = EventListeners.class)
public final class EventListeners {
    private static final Logger LOG = LoggerFactory.getLogger(EventListeners.class);

    private final Map<ServiceReference<EventListener>, Fetched> listeners = new ConcurrentHashMap<>();

    /** A listener from its first event on. */
    private static final class Fetched {
        private final ComponentServiceObjects<EventListener> objects;
        private EventListener listener;
        private boolean gone;

        Fetched(ComponentServiceObjects<EventListener> objects) {
            this.objects = objects;
        }

        synchronized Optional<EventListener> get() {
            if (listener == null && !gone) {
                listener = objects.getService();
            }
            return Optional.ofNullable(listener);
        }

        synchronized void release() {
            gone = true;
            if (listener != null) {
                objects.ungetService(listener);
                listener = null;
            }
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bind(ComponentServiceObjects<EventListener> objects) {
        listeners.put(objects.getServiceReference(), new Fetched(objects));
    }

    void unbind(ComponentServiceObjects<EventListener> objects) {
        var gone = listeners.remove(objects.getServiceReference());
        if (gone != null) {
            gone.release();
        }
    }

    void tell(KeptEvent event) {
        listeners.values().forEach(one -> one.get().ifPresent(listener -> told(listener, event)));
    }

    private static void told(EventListener listener, KeptEvent event) {
        try {
            listener.happened(event);
        } catch (RuntimeException e) {
            LOG.warn("{} failed on event {}", listener.getClass().getName(), event.id(), e);
        }
    }
}
