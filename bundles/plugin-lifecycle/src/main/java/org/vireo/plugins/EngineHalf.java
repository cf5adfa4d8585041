package org.vireo.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Capability;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.plugin.PluginManifest;
import org.vireo.model.VireoException;

/**
 * The bundles of plugins in this container, told from all others by their location {@code vireo-plugin:<id>/<version>/<file>}. No other
 * bundle is ever refreshed. Every method can be repeated. Thread-safe as long as one plugin is worked on by one thread.
 */
final class EngineHalf {
    static final String SCHEME = "vireo-plugin:";
    private static final Logger LOG = LoggerFactory.getLogger(EngineHalf.class);

    private final BundleContext context;
    private final Duration patience;

    /** @param patience with a bundle that starts */
    EngineHalf(BundleContext context, Duration patience) {
        this.context = context;
        this.patience = patience;
    }

    /** Installs and starts the bundles of a version, those that are there already included. */
    void install(PluginManifest manifest, Path unpacked) {
        var bundles = new LinkedHashMap<String, Bundle>();
        for (var path : manifest.engine()) {
            bundles.put(path, installed(manifest, path, unpacked.resolve(path)));
        }
        wiring().resolveBundles(bundles.values());
        for (var bundle : bundles.entrySet()) {
            start(manifest, bundle.getKey(), bundle.getValue());
        }
    }

    private Bundle installed(PluginManifest manifest, String path, Path jar) {
        var location = SCHEME + manifest.id() + "/" + manifest.version() + "/" + PackageFiles.fileName(path);
        var there = context.getBundle(location);
        if (there != null) {
            return there;
        }
        try (var in = Files.newInputStream(jar)) {
            return context.installBundle(location, in);
        } catch (IOException | BundleException e) {
            throw failed(manifest, path, "could not be installed", e);
        }
    }

    /**
     * Starts a bundle, giving it up at the deadline. The container does not remember that it was started: after a crash the lifecycle
     * decides what comes back, and a bundle that hangs cannot hold up the start of the engine.
     */
    private void start(PluginManifest manifest, String path, Bundle bundle) {
        var task = new FutureTask<Void>(() -> {
            bundle.start(Bundle.START_ACTIVATION_POLICY | Bundle.START_TRANSIENT);
            return null;
        });
        var thread = new Thread(task, "vireo-plugin-start-" + manifest.id());
        thread.setDaemon(true);
        try {
            var own = context.getBundle().adapt(BundleStartLevel.class).getStartLevel();
            bundle.adapt(BundleStartLevel.class).setStartLevel(Math.max(1, own));
            thread.start();
            task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failed(manifest, path, "could not be started", e.getCause());
        } catch (TimeoutException e) {
            thread.interrupt();
            throw failed(manifest, path, "hangs while it starts", e);
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw failed(manifest, path, "could not be started", e);
        }
    }

    private static VireoException failed(PluginManifest manifest, String path, String what, Throwable e) {
        var message = (e.getCause() == null ? e : e.getCause()).getMessage();
        return new VireoException(
                PluginError.NOT_HEALTHY,
                "The bundle " + PackageFiles.fileName(path) + " of plugin " + manifest.text() + " " + what
                        + (message == null ? "." : ": " + message),
                e);
    }

    /** Stops and uninstalls the bundles of one version. */
    void remove(String plugin, String version) {
        removeAll(ofVersion(plugin, version));
    }

    /** Stops and uninstalls all bundles of a plugin. */
    void removeAll(Collection<Bundle> bundles) {
        for (var bundle : bundles) {
            try {
                bundle.stop(Bundle.STOP_TRANSIENT);
            } catch (BundleException e) {
                LOG.warn("The bundle {} did not stop cleanly", bundle.getLocation(), e);
            }
        }
        for (var bundle : bundles) {
            try {
                bundle.uninstall();
            } catch (BundleException e) {
                throw new VireoException(
                        PluginError.FILES_UNUSABLE, "The bundle " + bundle.getLocation() + " could not be removed", e);
            }
        }
        letGo(bundles);
    }

    /** What was uninstalled leaves memory by a refresh; one that would touch others is left to the next start of the engine. */
    private void letGo(Collection<Bundle> gone) {
        if (gone.isEmpty()) {
            return;
        }
        var touched = wiring().getDependencyClosure(gone);
        if (gone.containsAll(touched)) {
            wiring().refreshBundles(gone);
        } else {
            LOG.info("Uninstalled bundles {} stay in memory, as others are wired to them", gone);
        }
    }

    List<Bundle> ofVersion(String plugin, String version) {
        return located(SCHEME + plugin + "/" + version + "/");
    }

    List<Bundle> ofPlugin(String plugin) {
        return located(SCHEME + plugin + "/");
    }

    private List<Bundle> located(String prefix) {
        return Arrays.stream(context.getBundles())
                .filter(b -> b.getLocation().startsWith(prefix))
                .toList();
    }

    /** Bundles of plugins by the id in their location. */
    Map<String, List<Bundle>> all() {
        return located(SCHEME).stream()
                .collect(Collectors.groupingBy(
                        b -> b.getLocation().substring(SCHEME.length()).split("/", 2)[0],
                        TreeMap::new,
                        Collectors.toList()));
    }

    /** What everything installed offers that does not belong to the plugin. */
    List<Capability> capabilitiesBeside(String plugin) {
        var own = SCHEME + plugin + "/";
        var all = new ArrayList<Capability>();
        for (var bundle : context.getBundles()) {
            var revision = bundle.adapt(BundleRevision.class);
            if (revision != null && !bundle.getLocation().startsWith(own)) {
                all.addAll(revision.getCapabilities(null));
            }
        }
        return all;
    }

    /** Versions of the contracts that are really offered here, by package. */
    static Map<String, List<Version>> contracts(List<Capability> present) {
        return present.stream()
                .filter(c -> c.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE))
                .map(Capability::getAttributes)
                .filter(c -> String.valueOf(c.get(PackageNamespace.PACKAGE_NAMESPACE))
                        .startsWith("org.vireo."))
                .collect(Collectors.groupingBy(
                        c -> String.valueOf(c.get(PackageNamespace.PACKAGE_NAMESPACE)),
                        Collectors.mapping(
                                c -> (Version) c.get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE),
                                Collectors.toList())));
    }

    private FrameworkWiring wiring() {
        return context.getBundle(0).adapt(FrameworkWiring.class);
    }
}
