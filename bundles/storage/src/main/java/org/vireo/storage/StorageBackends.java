package org.vireo.storage;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.plugin.PluginGuard;
import org.vireo.model.ErrorKind;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.spi.storage.StorageBackend;

/** The storage backends that are installed now, by type. Thread-safe. */
@Component(service = StorageBackends.class)
public final class StorageBackends {
    private final Map<String, StorageBackend> backends = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final PluginGuard guard;

    /** Hands out backends behind the guard only. */
    @Activate
    public StorageBackends(@Reference PluginGuard guard) {
        this.guard = guard;
    }

    /** Used by the service registry when a backend appears. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "remove")
    public void add(StorageBackend backend) {
        var guarded = guard.guard(StorageBackend.class, backend);
        backends.put(guarded.type(), guarded);
        listeners.forEach(Runnable::run);
    }

    /** Used by the service registry when a backend goes. */
    public void remove(StorageBackend backend) {
        backends.values().remove(guard.guard(StorageBackend.class, backend));
        listeners.forEach(Runnable::run);
    }

    /** Calls whenever a backend has come or gone; must return at once. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** No longer calls it. */
    void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /** The backend of a type; throws {@code PLUGIN_UNAVAILABLE} when none is installed. */
    StorageBackend get(String type) {
        var backend = backends.get(type);
        if (backend == null) {
            throw new VireoException(
                    ModelError.PLUGIN_UNAVAILABLE, "no storage backend of type '" + type + "' is installed");
        }
        return backend;
    }

    /** Whether a backend of the type is installed, as a check. */
    Check available(String type) {
        return backends.containsKey(type)
                ? Check.FINE
                : Check.refused(
                        ErrorKind.EXTERNAL,
                        "No storage backend of type '" + type + "' is installed, so its objects are unavailable.");
    }

    /** All that are installed. */
    List<StorageBackend> all() {
        return List.copyOf(backends.values());
    }

    /** Whether a backend of the type is installed. */
    boolean installed(String type) {
        return backends.containsKey(type);
    }
}
