package org.vireo.network;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.vireo.engine.api.plugin.PluginGuard;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.spi.network.NetworkProvider;

/** The network providers that are installed now, by type. Thread-safe. */
@Component(service = NetworkProviders.class)
public final class NetworkProviders {
    private final Map<String, NetworkProvider> providers = new ConcurrentHashMap<>();
    private final PluginGuard guard;

    /** Hands out providers behind the guard only. */
    @Activate
    public NetworkProviders(@Reference PluginGuard guard) {
        this.guard = guard;
    }

    /** Used by the service registry when a provider appears. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "remove")
    public void add(NetworkProvider provider) {
        var guarded = guard.guard(NetworkProvider.class, provider);
        providers.put(guarded.type(), guarded);
    }

    /** Used by the service registry when a provider goes. */
    public void remove(NetworkProvider provider) {
        providers.values().remove(guard.guard(NetworkProvider.class, provider));
    }

    /** The provider of a type; throws {@code PLUGIN_UNAVAILABLE} when none is installed. */
    NetworkProvider get(String type) {
        var provider = providers.get(type);
        if (provider == null) {
            throw new VireoException(
                    ModelError.PLUGIN_UNAVAILABLE, "no network provider of type '" + type + "' is installed");
        }
        return provider;
    }
}
