package org.vireo.host.agent.operations;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.vireo.host.spi.OperationHandler;

/** Every handler that is there now, by the request it answers. Thread-safe. */
@Component(service = Handlers.class)
public final class Handlers {
    private final Map<Class<?>, List<OperationHandler<?, ?>>> handlers = new ConcurrentHashMap<>();

    /** One more. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addHandler(OperationHandler<?, ?> handler) {
        handlers.computeIfAbsent(handler.request(), type -> new CopyOnWriteArrayList<>())
                .add(handler);
    }

    /** One less. */
    public void removeHandler(OperationHandler<?, ?> handler) {
        handlers.getOrDefault(handler.request(), List.of()).remove(handler);
    }

    /** The handler of a type of request. */
    public Optional<OperationHandler<?, ?>> find(Class<?> request) {
        return handlers.getOrDefault(request, List.of()).stream().findFirst();
    }
}
