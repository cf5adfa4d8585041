package org.vireo.plugins;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.plugin.PluginListener;
import org.vireo.model.PluginStatus;

/**
 * Whoever wants to hear of plugins. They are looked up when there is something to tell, not when they come: some of them need the
 * inventory of plugins, which in turn needs this. Thread-safe.
 */
@Component(service = PluginListeners.class)
public final class PluginListeners {
    private static final Logger LOG = LoggerFactory.getLogger(PluginListeners.class);

    private final Map<ServiceReference<PluginListener>, ComponentServiceObjects<PluginListener>> listeners =
            new ConcurrentSkipListMap<>();

    /** Used by the service registry. */
    @Reference(
            service = PluginListener.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "remove")
    void add(ComponentServiceObjects<PluginListener> listener) {
        listeners.put(listener.getServiceReference(), listener);
    }

    void remove(ServiceReference<PluginListener> listener) {
        listeners.remove(listener);
    }

    void tell(String plugin, String version, PluginStatus status, String reason) {
        for (var objects : listeners.values()) {
            var listener = objects.getService();
            if (listener == null) {
                continue; // it has just gone
            }
            try {
                listener.changed(plugin, version, status, reason);
            } catch (RuntimeException e) {
                LOG.error("A listener could not be told that plugin {} is {}", plugin, status.text(), e);
            } finally {
                objects.ungetService(listener);
            }
        }
    }
}
