package org.vireo.hostlink.contexts;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.RoutesBuilder;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one Camel context per bundle that publishes {@link RoutesBuilder} services, made with that bundle's class loader, started and
 * stopped with it. One worker thread does all starting and stopping. Thread-safe.
 */
@Component(service = ContextWhiteboard.class, immediate = true)
public final class ContextWhiteboard {
    private static final Logger LOG = LoggerFactory.getLogger(ContextWhiteboard.class);
    private static final long STOP_SECONDS = 20;

    private final LinkConnection link;
    private final Map<Bundle, OwnedContext> contexts = new ConcurrentHashMap<>();
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "vireo-camel-contexts"));

    /** Begins with no context. */
    @Activate
    public ContextWhiteboard(@Reference LinkConnection link) {
        this.link = link;
    }

    @Reference(
            service = RoutesBuilder.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "removeRoutes")
    void addRoutes(ServiceReference<RoutesBuilder> reference, RoutesBuilder routes) {
        Bundle owner = reference.getBundle();
        worker.execute(() -> start(owner, routes));
    }

    /** Waits: once this returns the service object must not be used any more. */
    void removeRoutes(ServiceReference<RoutesBuilder> reference, RoutesBuilder routes) {
        Bundle owner = reference.getBundle();
        try {
            await(worker.submit(() -> stop(owner, routes)), owner);
        } catch (RejectedExecutionException e) {
            LOG.debug("all contexts are closed already", e);
        }
    }

    /** The context of a bundle. */
    Optional<OwnedContext> of(Bundle owner) {
        return Optional.ofNullable(contexts.get(owner));
    }

    private void start(Bundle owner, RoutesBuilder routes) {
        try {
            var context = contexts.computeIfAbsent(owner, this::create);
            context.add(routes);
            LOG.info("Camel context {} is up with {} routes", owner.getSymbolicName(), context.size());
        } catch (RuntimeException e) {
            LOG.error("The routes of {} did not start", owner.getSymbolicName(), e);
        }
    }

    private OwnedContext create(Bundle owner) {
        ClassLoader own = owner.adapt(BundleWiring.class).getClassLoader();
        return new OwnedContext(owner.getSymbolicName(), own, link.component());
    }

    private void stop(Bundle owner, RoutesBuilder routes) {
        var context = contexts.get(owner);
        if (context != null && context.remove(routes)) {
            contexts.remove(owner);
            LOG.info("Camel context {} is closed", owner.getSymbolicName());
        }
    }

    @Deactivate
    void close() {
        var closing = worker.submit(() -> {
            contexts.values().forEach(OwnedContext::close);
            contexts.clear();
        });
        worker.shutdown();
        await(closing, null);
    }

    private static void await(Future<?> work, Bundle owner) {
        try {
            work.get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.error("The routes of {} did not stop", owner == null ? "all bundles" : owner.getSymbolicName(), e);
        }
    }
}
