package org.vireo.rest.surface;

import java.util.List;
import java.util.Optional;
import org.vireo.rest.fault.RequestFault;

/** Faults for what the published API has and the engine does not do. Reads the outline when first needed. Thread-safe. */
public final class Refusals {
    static final String NOTHING_OF_THE_KIND = "The engine has nothing of this kind.";
    static final String NOT_OFFERED = "The engine does not do this.";

    private volatile Surface surface;

    /** The published paths. */
    public Surface surface() {
        var known = surface;
        if (known == null) {
            known = new Surface(Outline.read());
            surface = known;
        }
        return known;
    }

    /** The fault for a request below an existing object; empty when the published API does not have the request either. */
    public Optional<RequestFault> of(String verb, List<String> segments) {
        var asked = verb.equals("HEAD") ? "GET" : verb;
        return surface().operation(asked, segments).map(path -> refused(asked, path, NOT_OFFERED));
    }

    /** Says what was asked for and why it is not done. */
    public static RequestFault refused(String verb, String path, String reason) {
        return RequestFault.bad(verb + " " + path + " is not supported. " + reason);
    }
}
