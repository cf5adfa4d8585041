package org.vireo.history;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.vireo.spi.history.Fact;
import org.vireo.spi.history.HistorySink;

/** The sinks that plugins bring; each has a queue of its own. Thread-safe. */
@Component(service = Sinks.class)
public final class Sinks {
    private static final int CAPACITY = 3;
    private static final long RETRY_MILLIS = 5000;

    private final Map<ServiceReference<HistorySink>, SinkQueue> queues = new ConcurrentHashMap<>();

    /** Begins with none. */
    @Activate
    public Sinks() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "remove")
    void add(ServiceReference<HistorySink> reference, HistorySink sink) {
        var name = String.valueOf(reference.getProperty("vireo.type"));
        queues.put(reference, new SinkQueue(name, sink, CAPACITY, RETRY_MILLIS));
    }

    void remove(ServiceReference<HistorySink> reference) {
        var queue = queues.remove(reference);
        if (queue != null) {
            queue.close();
        }
    }

    /** Hands a batch to all of them. Returns at once. */
    void offer(List<Fact> batch) {
        queues.values().forEach(queue -> queue.offer(batch));
    }

    @Deactivate
    void close() {
        queues.values().forEach(SinkQueue::close);
        queues.clear();
    }
}
