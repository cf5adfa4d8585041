package org.vireo.notify;

import java.lang.reflect.Proxy;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.vireo.engine.api.event.EventListener;

/** A listener as the framework hands it over. */
final class Bound implements ComponentServiceObjects<EventListener> {
    private final EventListener listener;
    private final ServiceReference<EventListener> reference = reference();
    int fetched;

    Bound(EventListener listener) {
        this.listener = listener;
    }

    /** One that equals nothing but itself. */
    @SuppressWarnings("unchecked")
    private static ServiceReference<EventListener> reference() {
        var identity = new Object();
        return (ServiceReference<EventListener>) Proxy.newProxyInstance(
                Bound.class.getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> identity.hashCode();
                    case "equals" -> self == arguments[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Override
    public EventListener getService() {
        fetched++;
        return listener;
    }

    @Override
    public void ungetService(EventListener service) {
        fetched--;
    }

    @Override
    public ServiceReference<EventListener> getServiceReference() {
        return reference;
    }
}
