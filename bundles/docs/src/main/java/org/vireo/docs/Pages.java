package org.vireo.docs;

import java.net.MalformedURLException;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.util.tracker.BundleTracker;
import org.vireo.engine.api.plugin.PluginContent;

/**
 * The handbook's pages: those of its own bundle, those that lie in the folder {@code handbook} of other running bundles, which
 * come and go with them, and those of plugins that work. A page of the handbook itself is never replaced. Thread-safe.
 */
final class Pages extends BundleTracker<Map<String, URL>> {
    private static final String FOLDER = "/handbook/";

    private final Map<String, URL> own;
    private final Map<Long, Map<String, URL>> brought = new ConcurrentHashMap<>();
    private final Map<String, Map<String, URL>> ofPlugins = new ConcurrentHashMap<>();
    private volatile Handbook handbook;

    Pages(BundleContext context, Map<String, URL> own) {
        super(context, Bundle.ACTIVE, null);
        this.own = Map.copyOf(own);
        handbook = new Handbook(this.own);
    }

    Handbook handbook() {
        return handbook;
    }

    @Override
    public Map<String, URL> addingBundle(Bundle bundle, BundleEvent event) {
        var entries = bundle.findEntries(FOLDER, "*.md", true);
        if (entries == null) {
            return null;
        }
        var files = new HashMap<String, URL>();
        Collections.list(entries).forEach(file -> files.put(file.getPath().substring(FOLDER.length()), file));
        brought.put(bundle.getBundleId(), files);
        renew();
        return files;
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, Map<String, URL> files) {
        brought.remove(bundle.getBundleId());
        renew();
    }

    void add(PluginContent plugin) {
        var files = new HashMap<String, URL>();
        plugin.pages().forEach((name, file) -> {
            try {
                files.put(name, file.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException("The page " + file + " has no address", e);
            }
        });
        ofPlugins.put(plugin.plugin(), files);
        renew();
    }

    void remove(PluginContent plugin) {
        ofPlugins.remove(plugin.plugin());
        renew();
    }

    private synchronized void renew() {
        var all = new HashMap<String, URL>();
        ofPlugins.values().forEach(all::putAll);
        brought.values().forEach(all::putAll);
        all.putAll(own);
        handbook = new Handbook(all);
    }
}
