package org.vireo.jobs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.command.CommandHandler;

/**
 * The command handlers that are there now, by the simple name of their command. Thread-safe.
 *
 * <p>Handlers are made when a command is first looked up, not when they arrive: some of them submit commands themselves, so making them
 * while the runner is being made would go round in a circle.
 */
@Component(service = HandlerRegistry.class)
public final class HandlerRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(HandlerRegistry.class);

    private final Map<String, CommandHandler<?>> handlers = new ConcurrentHashMap<>();
    private final Map<ServiceReference<?>, ComponentServiceObjects<CommandHandler<?>>> waiting =
            new ConcurrentHashMap<>();
    private final Map<ServiceReference<?>, CommandHandler<?>> made = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Empty at first. */
    @Activate
    public HandlerRegistry() {}

    @Reference(
            service = CommandHandler.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void bindHandler(ComponentServiceObjects<CommandHandler<?>> handler) {
        waiting.put(handler.getServiceReference(), handler);
        listeners.forEach(Runnable::run);
    }

    void unbindHandler(ComponentServiceObjects<CommandHandler<?>> handler) {
        var reference = handler.getServiceReference();
        waiting.remove(reference);
        Optional.ofNullable(made.remove(reference)).ifPresent(gone -> {
            remove(gone);
            handler.ungetService(gone);
        });
    }

    void add(CommandHandler<?> handler) {
        index(handler);
        listeners.forEach(Runnable::run);
    }

    private void index(CommandHandler<?> handler) {
        var before = handlers.put(handler.command().getSimpleName(), handler);
        if (before != null && before.getClass() != handler.getClass()) {
            LOG.warn("{} replaces {} for {}", handler, before, handler.command().getSimpleName());
        }
    }

    void remove(CommandHandler<?> handler) {
        handlers.remove(handler.command().getSimpleName(), handler);
    }

    Optional<CommandHandler<?>> find(String commandType) {
        if (!waiting.isEmpty()) {
            makeWaiting();
        }
        return Optional.ofNullable(handlers.get(commandType));
    }

    /** One that cannot be made yet is tried again at the next look; nobody looks before a handler that was taken is known. */
    private synchronized void makeWaiting() {
        waiting.forEach((reference, objects) -> {
            CommandHandler<?> handler = objects.getService();
            if (handler != null) {
                made.put(reference, handler);
                index(handler);
                waiting.remove(reference, objects);
            }
        });
    }

    boolean has(CommandHandler<?> handler) {
        return handlers.get(handler.command().getSimpleName()) == handler;
    }

    /** Calls whenever a handler has come. */
    void onArrival(Runnable listener) {
        listeners.add(listener);
    }

    void forget(Runnable listener) {
        listeners.remove(listener);
    }
}
