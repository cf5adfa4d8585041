package org.vireo.hostlink.routes;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Sends to the routes that the calling bundle itself published as {@code RoutesBuilder} services. A service with one instance per using
 * bundle. Thread-safe.
 */
@ProviderType
public interface RouteCalls {
    /**
     * Sends {@code body} to an endpoint of the caller's context and blocks for the answer.
     *
     * @throws org.vireo.model.VireoException {@code PLUGIN_UNAVAILABLE} when the caller's context is not up; an exception of the route
     *     itself comes wrapped in Camel's
     */
    <T> T request(String endpoint, Object body, Class<T> type);
}
