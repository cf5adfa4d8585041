package org.vireo.jobs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.command.CommandHandler;

/** The command handlers that are there now, by the simple name of their command. Thread-safe. */
@Component(service = HandlerRegistry.class)
public final class HandlerRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(HandlerRegistry.class);

    private final Map<String, CommandHandler<?>> handlers = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Empty at first. */
    @Activate
    public HandlerRegistry() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindHandler(CommandHandler<?> handler) {
        var before = handlers.put(handler.command().getSimpleName(), handler);
        if (before != null && before.getClass() != handler.getClass()) {
            LOG.warn("{} replaces {} for {}", handler, before, handler.command().getSimpleName());
        }
        listeners.forEach(Runnable::run);
    }

    void unbindHandler(CommandHandler<?> handler) {
        handlers.remove(handler.command().getSimpleName(), handler);
    }

    Optional<CommandHandler<?>> find(String commandType) {
        return Optional.ofNullable(handlers.get(commandType));
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
