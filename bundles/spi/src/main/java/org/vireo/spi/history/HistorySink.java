package org.vireo.spi.history;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes what the engine tells of its objects, batch by batch. Published as a service with the property {@code vireo.type}. It is called
 * by one thread at a time, on a queue of its own: however long it takes, neither the engine nor another sink waits for it.
 */
@ConsumerType
public interface HistorySink {
    /**
     * Takes all facts of one moment: the configuration of every object there is, and the samples of those that were measured. An object
     * without a configuration in it is no longer there. Batches come in the order of time; some may be missing, and one may come again
     * when it is not known whether it was taken, so taking it twice must be as taking it once. May block.
     *
     * @throws org.vireo.model.VireoException of kind {@code EXTERNAL} or {@code EXHAUSTED} when it cannot take it now: it is offered
     *     again as long as there is room to keep it. After any other exception it is not
     */
    void write(List<Fact> batch);
}
