package org.vireo.plugins;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.store.TestStore;

/** A real OSGi framework in this process that offers the contracts, and the parts of the lifecycle on top of it. */
final class Container implements AutoCloseable {
    private static final String CONTRACTS = "org.vireo.spi.plugin;version=1.0.0,org.vireo.spi.scheduler;version=1.0.0";

    private final Framework framework;
    private final Path home;

    Container(Path home) {
        this.home = home;
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        home.resolve("cache").toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        CONTRACTS,
                        "felix.log.level",
                        "1"));
        try {
            framework.start();
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The parts anew, as after a start of the engine. */
    PluginWorks works(TestStore store, Events events, Duration gate) {
        return new PluginWorks(
                framework.getBundleContext(),
                new PluginRows(
                        store.inventory(), store.transactions(), events, new PluginListeners(), Clock.systemUTC()),
                answering(ServiceComponentRuntime.class),
                answering(ConfigurationAdmin.class),
                new PluginSettings(true, Set.of("hosts"), PackageLimits.ofMebibytes(8, 16), gate),
                home.resolve("plugins"),
                home.resolve("etc"),
                new Distribution(home.resolve("distribution")));
    }

    /** Of configurations only the files are looked at here, and bundles of these tests have no components. */
    private static <T> T answering(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                Container.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (Configuration.class == method.getReturnType()) {
                        return answering(Configuration.class);
                    }
                    if (method.getReturnType() == boolean.class) {
                        return true;
                    }
                    return Collection.class.isAssignableFrom(method.getReturnType()) ? List.of() : null;
                }));
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /** Locations of the bundles of plugins. */
    Set<String> plugins() {
        var found = new TreeSet<String>();
        for (var bundle : framework.getBundleContext().getBundles()) {
            if (bundle.getLocation().startsWith(EngineHalf.SCHEME)) {
                found.add(bundle.getLocation());
            }
        }
        return found;
    }

    @Override
    public void close() throws BundleException {
        framework.stop();
        awaitStop();
    }

    private void awaitStop() {
        try {
            framework.waitForStop(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
