package org.vireo.hostlink.contexts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.junit.jupiter.api.Test;

class OwnedContextTest {
    private static OwnedContext context(ClassLoader owner) {
        return new OwnedContext("owner", owner, new JmsComponent());
    }

    private static RouteBuilder saying(String id, String text) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + id).routeId(id).setBody(constant(text));
            }
        };
    }

    @Test
    void startsWithTheFirstRoutesAndTakesMore() {
        try (var context = context(getClass().getClassLoader())) {
            assertThatThrownBy(context::template).isInstanceOf(IllegalStateException.class);
            context.add(saying("a", "one"));
            context.add(saying("b", "two"));
            assertThat(context.template().requestBody("direct:a", "", String.class))
                    .isEqualTo("one");
            assertThat(context.template().requestBody("direct:b", "", String.class))
                    .isEqualTo("two");
        }
    }

    @Test
    void closesWithTheLastRoutesOnly() {
        var first = saying("a", "one");
        var second = saying("b", "two");
        var context = context(getClass().getClassLoader());
        context.add(first);
        context.add(second);
        assertThat(context.remove(first)).isFalse();
        assertThat(context.template().requestBody("direct:b", "", String.class)).isEqualTo("two");
        assertThat(context.remove(second)).isTrue();
        assertThatThrownBy(context::template).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void startsAndStopsARouteByName() {
        try (var context = context(getClass().getClassLoader())) {
            context.add(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:late").routeId("late").autoStartup(false).setBody(constant("there"));
                }
            });
            assertThatThrownBy(() -> context.template().requestBody("direct:late?block=false", "", String.class))
                    .hasStackTraceContaining("No consumers");
            context.startRoute("late");
            assertThat(context.template().requestBody("direct:late?block=false", "", String.class))
                    .isEqualTo("there");
            context.stopRoute("late");
            assertThatThrownBy(() -> context.template().requestBody("direct:late?block=false", "", String.class))
                    .hasStackTraceContaining("No consumers");
        }
    }

    /** Something in the JVM always holds on to the last one; what must not happen is that they add up. */
    @Test
    void letsGoOfTheClassesOfEarlierOwners() throws Exception {
        List<WeakReference<ClassLoader>> owners = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            owners.add(new WeakReference<>(useAndClose()));
        }
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (owners.stream().filter(owner -> owner.get() != null).count() > 1) {
            assertThat(System.nanoTime()).as("class loaders add up").isLessThan(deadline);
            System.gc();
            Thread.onSpinWait();
        }
    }

    private static ClassLoader useAndClose() throws Exception {
        var owner = new Plugin(OwnedContextTest.class.getClassLoader());
        var routes = (RoutesBuilder) owner.loadClass(PluginRoutes.class.getName())
                .getDeclaredConstructor()
                .newInstance();
        assertThat(routes.getClass().getClassLoader()).isSameAs(owner);
        var context = context(owner);
        context.add(routes);
        assertThat(context.template().requestBody("direct:plugin", "x", String.class))
                .isEqualTo("plugin says x");
        assertThat(context.remove(routes)).isTrue();
        return owner;
    }

    /** Loads the routes of a plugin anew, as the container does for each version of a bundle. */
    private static final class Plugin extends ClassLoader {
        Plugin(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(PluginRoutes.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            String resource = "/" + name.replace('.', '/') + ".class";
            try (InputStream in = OwnedContextTest.class.getResourceAsStream(resource)) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
