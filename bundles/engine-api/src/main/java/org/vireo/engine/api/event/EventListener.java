package org.vireo.engine.api.event;

import org.osgi.annotation.versioning.ConsumerType;

/** Told of events after the transaction that kept them has committed. Published as a service. Must return soon. */
@ConsumerType
public interface EventListener {
    /** It happened. */
    void happened(Events.KeptEvent event);
}
