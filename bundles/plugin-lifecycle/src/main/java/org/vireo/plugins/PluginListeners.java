package org.vireo.plugins;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.plugin.PluginListener;
import org.vireo.model.PluginStatus;

/** Whoever wants to hear of plugins. Thread-safe. */
@Component(service = PluginListeners.class)
public final class PluginListeners {
    private static final Logger LOG = LoggerFactory.getLogger(PluginListeners.class);

    private final List<PluginListener> listeners = new CopyOnWriteArrayList<>();

    /** Used by the service registry. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "remove")
    void add(PluginListener listener) {
        listeners.add(listener);
    }

    void remove(PluginListener listener) {
        listeners.remove(listener);
    }

    void tell(String plugin, String version, PluginStatus status, String reason) {
        for (var listener : listeners) {
            try {
                listener.changed(plugin, version, status, reason);
            } catch (RuntimeException e) {
                LOG.error("A listener could not be told that plugin {} is {}", plugin, status.text(), e);
            }
        }
    }
}
