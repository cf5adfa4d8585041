package org.vireo.rest.http;

import org.vireo.rest.define.Collection;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.surface.Refusals;

/** Answers for what is not served. Thread-safe. */
record Unserved(Refusals refusals) {
    /** Refuses with a reason what the published API has; returns when it has nothing there either. */
    void refuse(Asked asked) {
        refusals.of(asked.verb(), asked.segments()).ifPresent(fault -> {
            throw fault;
        });
    }

    /** Refuses what the definition says is refused, or does not offer. {@code method} is the model's name of it. */
    void demand(Collection<?, ?> collection, String method, boolean offered, Asked asked) {
        var reason = collection.refusals().get(method);
        if (reason != null) {
            throw Refusals.refused(asked.verb(), "/" + String.join("/", asked.segments()), reason);
        }
        if (!offered) {
            refuse(asked);
            throw new RequestFault(
                    405,
                    "Method Not Allowed",
                    "[The API has no " + asked.verb() + " on " + collection.segment() + ".]");
        }
    }
}
