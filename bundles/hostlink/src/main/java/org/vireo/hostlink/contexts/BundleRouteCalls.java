package org.vireo.hostlink.contexts;

import org.osgi.framework.Bundle;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.vireo.hostlink.routes.RouteCalls;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/** The calls of one bundle. Immutable. */
@Component(service = RouteCalls.class, scope = ServiceScope.BUNDLE)
public final class BundleRouteCalls implements RouteCalls {
    private final ContextWhiteboard contexts;
    private final Bundle caller;

    /** For the bundle that asked for the service. */
    @Activate
    public BundleRouteCalls(@Reference ContextWhiteboard contexts, ComponentContext component) {
        this.contexts = contexts;
        this.caller = component.getUsingBundle();
    }

    @Override
    public <T> T request(String endpoint, Object body, Class<T> type) {
        return contexts.of(caller)
                .orElseThrow(() -> new VireoException(
                        ModelError.PLUGIN_UNAVAILABLE, "the routes of " + caller.getSymbolicName() + " are not up"))
                .template()
                .requestBody(endpoint, body, type);
    }
}
