package org.vireo.plugins;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.plugin.PluginContent;
import org.vireo.engine.api.plugin.PluginListener;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Plugin;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.PluginStatus;
import org.vireo.model.VireoException;

/** Publishes the pages and the portal's files of plugins for as long as these work. Thread-safe. */
@Component(service = PluginListener.class, immediate = true)
public final class PluginContents implements PluginListener {
    private static final Logger LOG = LoggerFactory.getLogger(PluginContents.class);
    private static final String PORTAL = "portal/";

    private final BundleContext context;
    private final PluginFiles files;
    // guarded by this, as a plugin may come and go in two threads at once
    private final Map<String, ServiceRegistration<PluginContent>> published = new HashMap<>();

    /** Begins with the plugins that work now. */
    @Activate
    public PluginContents(BundleContext context, @Reference Inventory inventory, @Reference Transactions transactions) {
        this(context, Path.of(context.getProperty("karaf.data")).resolve("plugins"));
        transactions
                .read(() -> inventory.list(Plugin.class, Where.in("status", PluginRows.SETTLED)))
                .forEach(this::tryPublish);
    }

    PluginContents(BundleContext context, Path data) {
        this.context = context;
        this.files = new PluginFiles(data);
    }

    private void tryPublish(Plugin row) {
        try {
            changed(row.name(), row.version(), row.status(), row.reason());
        } catch (VireoException e) {
            LOG.error("What plugin {} {} brings to look at is not there", row.name(), row.version(), e);
        }
    }

    @Override
    public synchronized void changed(String plugin, String version, PluginStatus status, String reason) {
        withdraw(plugin);
        if (PluginRows.SETTLED.contains(status)) {
            var content = content(plugin, version);
            published.put(plugin, context.registerService(PluginContent.class, content, null));
        }
    }

    private void withdraw(String plugin) {
        var there = published.remove(plugin);
        if (there != null) {
            there.unregister();
        }
    }

    private PluginContent content(String plugin, String version) {
        var manifest = files.manifest(plugin, version);
        var place = files.version(plugin, version);
        return new PluginContent(
                plugin,
                found(place, manifest.handbook(), path -> page(plugin, path)),
                found(place, manifest.portal(), path -> path.substring(PORTAL.length())));
    }

    private static Map<String, Path> found(Path place, List<String> paths, UnaryOperator<String> name) {
        return paths.stream().collect(Collectors.toMap(name, place::resolve, (one, other) -> one));
    }

    /** No plugin's page can be taken for that of another, or of the engine. */
    private static String page(String plugin, String path) {
        var name = PackageFiles.fileName(path);
        return name.equals(plugin + ".md") || name.startsWith(plugin + "-") ? name : plugin + "-" + name;
    }

    /** Takes everything away. */
    @Deactivate
    public synchronized void stop() {
        List.copyOf(published.keySet()).forEach(this::withdraw);
    }
}
