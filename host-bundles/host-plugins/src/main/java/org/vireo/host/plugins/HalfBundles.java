package org.vireo.host.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.protocol.plugin.HalfFile;
import org.vireo.protocol.plugin.PluginRef;

/** The bundles of host halves in the framework, known by where they come from. Confined to whoever holds the lock of {@link Halves}. */
final class HalfBundles {
    private static final Logger LOG = LoggerFactory.getLogger(HalfBundles.class);
    private static final String SCHEME = "vireo-plugin:";
    private static final long REFRESH_SECONDS = 10;

    private final BundleContext context;

    HalfBundles(BundleContext context) {
        this.context = context;
    }

    /** Whether a bundle is part of any half. */
    static boolean isHalf(Bundle bundle) {
        return bundle.getLocation().startsWith(SCHEME);
    }

    static String location(PluginRef plugin, HalfFile file) {
        return SCHEME + plugin.id() + "/" + plugin.version() + "/" + file.name();
    }

    /** What is installed of a plugin, of any version. */
    List<Bundle> of(String plugin) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getLocation().startsWith(SCHEME + plugin + "/"))
                .toList();
    }

    /** Ids of all plugins of which something is installed. */
    Set<String> plugins() {
        return Arrays.stream(context.getBundles())
                .filter(HalfBundles::isHalf)
                .map(bundle -> bundle.getLocation().substring(SCHEME.length()).split("/", 2)[0])
                .collect(Collectors.toSet());
    }

    /** What is installed of one version, in the order of its files; fewer when some are missing. */
    List<Bundle> of(PluginRef plugin, List<HalfFile> files) {
        return files.stream()
                .map(file -> context.getBundle(location(plugin, file)))
                .filter(bundle -> bundle != null)
                .toList();
    }

    Bundle install(PluginRef plugin, HalfFile file, Path content) throws HalfTrouble {
        try (var in = Files.newInputStream(content)) {
            return context.installBundle(location(plugin, file), in);
        } catch (BundleException e) {
            String reason = e.getType() == BundleException.DUPLICATE_BUNDLE_ERROR
                    ? "this host has that bundle from elsewhere already"
                    : e.getMessage();
            throw new HalfTrouble(file.name() + " could not be installed: " + reason, e);
        } catch (IOException e) {
            throw new HalfTrouble(file.name() + " could not be read: " + e.getMessage(), e);
        }
    }

    /** Starts them for as long as the framework runs; after a restart {@link Halves} starts them again. */
    void start(Collection<Bundle> bundles, Deadline deadline) throws HalfTrouble {
        context.getBundle(0).adapt(FrameworkWiring.class).resolveBundles(bundles);
        for (var bundle : bundles) {
            Watched.run("the start of bundle " + bundle.getSymbolicName(), deadline, () -> {
                start(bundle);
                return bundle;
            });
        }
    }

    private static void start(Bundle bundle) throws HalfTrouble {
        try {
            bundle.start(Bundle.START_TRANSIENT);
        } catch (BundleException e) {
            String reason = e.getType() == BundleException.ACTIVATOR_ERROR && e.getCause() != null
                    ? e.getCause().toString()
                    : e.getMessage();
            throw new HalfTrouble("bundle " + bundle.getSymbolicName() + " does not start: " + reason, e);
        }
    }

    /** Uninstalls all that is there of a plugin, and lets nobody but its own bundles be refreshed by that. */
    void remove(String plugin, Deadline deadline) throws HalfTrouble {
        var bundles = new ArrayList<>(of(plugin));
        Collections.reverse(bundles);
        for (var bundle : bundles) {
            Watched.run("the end of bundle " + bundle.getSymbolicName(), deadline, () -> {
                bundle.uninstall();
                return bundle;
            });
        }
        var wiring = context.getBundle(0).adapt(FrameworkWiring.class);
        var touched = new HashSet<>(wiring.getDependencyClosure(bundles));
        touched.removeAll(bundles);
        if (touched.isEmpty()) {
            refresh(wiring, bundles);
        } else {
            LOG.warn("{} use packages of plugin {} and keep what is gone until they end", touched, plugin);
        }
    }

    private static void refresh(FrameworkWiring wiring, Collection<Bundle> gone) throws HalfTrouble {
        if (gone.isEmpty()) {
            return;
        }
        var refreshed = new CountDownLatch(1);
        wiring.refreshBundles(gone, event -> refreshed.countDown());
        try {
            if (!refreshed.await(REFRESH_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The framework still holds classes of {}", gone);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HalfTrouble("the agent stops", e);
        }
    }
}
