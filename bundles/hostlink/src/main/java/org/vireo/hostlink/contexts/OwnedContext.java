package org.vireo.hostlink.contexts;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.vireo.tp.camel.BrokerLink;

/**
 * The Camel context of one bundle and the routes in it. Routes come and go on one thread at a time; {@link #template()} may be asked
 * for by any thread.
 */
public final class OwnedContext implements AutoCloseable {
    private static final int SHUTDOWN_SECONDS = 5;

    private final OwnerClassLoader loader;
    private final DefaultCamelContext context;
    private final Set<RoutesBuilder> builders = Collections.newSetFromMap(new IdentityHashMap<>());
    private volatile ProducerTemplate template;

    /** Makes the context; it starts with its first routes. */
    public OwnedContext(String name, ClassLoader owner, JmsComponent jms) {
        loader = new OwnerClassLoader(owner, DefaultCamelContext.class.getClassLoader());
        context = within(() -> {
            var made = new DefaultCamelContext(false);
            made.setApplicationContextClassLoader(loader);
            made.getCamelContextExtension().setName(name);
            made.setManagementName(name);
            made.getShutdownStrategy().setTimeout(SHUTDOWN_SECONDS);
            made.addComponent("jms", jms);
            made.build();
            return made;
        });
    }

    /** Adds routes and starts the context with the first. */
    public void add(RoutesBuilder routes) {
        builders.add(routes);
        within(() -> {
            context.addRoutes(routes);
            if (!context.isStarted()) {
                context.start();
                template = context.createProducerTemplate();
            }
            return null;
        });
    }

    /** Removes routes; returns whether none is left, and then the context is closed. */
    public boolean remove(RoutesBuilder routes) {
        if (builders.remove(routes) && builders.isEmpty()) {
            close();
            return true;
        }
        if (routes instanceof RouteBuilder builder) {
            within(() -> {
                for (var route : builder.getRouteCollection().getRoutes()) {
                    context.getRouteController().stopRoute(route.getId());
                    context.removeRoute(route.getId());
                }
                return null;
            });
        }
        return false;
    }

    /** Lets a route that was added with automatic start off begin. Repeatable. */
    public void startRoute(String id) {
        within(() -> {
            context.getRouteController().startRoute(id);
            return null;
        });
    }

    /** Stops a route after what is under way in it. Repeatable. */
    public void stopRoute(String id) {
        within(() -> {
            context.getRouteController().stopRoute(id);
            return null;
        });
    }

    /** Sends to routes of this context. */
    public ProducerTemplate template() {
        ProducerTemplate present = template;
        if (present == null) {
            throw new IllegalStateException("Camel context " + context.getName() + " is not up");
        }
        return present;
    }

    /** How many routes there are. */
    public int size() {
        return context.getRoutesSize();
    }

    @Override
    public void close() {
        template = null;
        within(() -> {
            context.close();
            return null;
        });
        BrokerLink.forgetTypes();
        loader.cut();
    }

    private interface Work<T> {
        T run() throws Exception;
    }

    /** Threads that Camel starts inherit the context class loader of whoever starts them. */
    private <T> T within(Work<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.run();
        } catch (Exception e) {
            throw new IllegalStateException("a Camel context failed: " + e.getMessage(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
