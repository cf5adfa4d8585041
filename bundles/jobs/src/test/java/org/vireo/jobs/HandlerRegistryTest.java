package org.vireo.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.vireo.engine.api.command.CommandHandler;

class HandlerRegistryTest {
    private final HandlerRegistry registry = new HandlerRegistry();

    /** A service that is made when it is asked for, and cannot be made at first. */
    private static final class Offer implements ComponentServiceObjects<CommandHandler<?>> {
        private final AtomicInteger made = new AtomicInteger();
        private boolean ready;

        @Override
        public CommandHandler<?> getService() {
            made.incrementAndGet();
            return ready ? new World.Builder(new World(), null) : null;
        }

        @Override
        public void ungetService(CommandHandler<?> service) {
            made.decrementAndGet();
        }

        @Override
        @SuppressWarnings("unchecked") // only its identity is used
        public ServiceReference<CommandHandler<?>> getServiceReference() {
            return (ServiceReference<CommandHandler<?>>) reference;
        }

        private final Object reference = Proxy.newProxyInstance(
                Offer.class.getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (proxy, method, arguments) ->
                        method.getName().equals("equals") ? proxy == arguments[0] : System.identityHashCode(proxy));
    }

    @Test
    void makesAHandlerOnlyWhenOneIsLookedFor() {
        var offer = new Offer();
        registry.bindHandler(offer);
        assertThat(offer.made).hasValue(0);
        offer.ready = true;
        assertThat(registry.find("BuildHouse")).isPresent();
        assertThat(registry.find("BuildHouse")).isPresent();
        assertThat(offer.made).hasValue(1);
    }

    @Test
    void triesAgainWithOneThatCouldNotBeMade() {
        var offer = new Offer();
        registry.bindHandler(offer);
        assertThat(registry.find("BuildHouse")).isEmpty();
        offer.ready = true;
        assertThat(registry.find("BuildHouse")).isPresent();
    }

    @Test
    void forgetsAHandlerThatWent() {
        var offer = new Offer();
        offer.ready = true;
        registry.bindHandler(offer);
        registry.find("BuildHouse");
        registry.unbindHandler(offer);
        assertThat(registry.find("BuildHouse")).isEmpty();
    }
}
