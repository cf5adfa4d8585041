package org.vireo.portal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.plugin.PortalPlugin;

/** Finds what running bundles add to the portals, and publishes a {@link PortalPlugin} for each. Thread-safe. */
@Component(service = PortalPlugins.class, immediate = true, configurationPid = "vireo.portal")
@Designate(ocd = PortalPlugins.Settings.class)
public final class PortalPlugins implements BundleTrackerCustomizer<PortalPlugins.Plugged> {
    private static final Logger LOG = LoggerFactory.getLogger(PortalPlugins.class);
    private static final String ALL = "*";

    private final BundleContext context;
    private final Version sdk;
    private final Set<String> trusted;
    private final Map<String, PortalFolder> folders = new ConcurrentHashMap<>();
    private final BundleTracker<Plugged> tracker;

    /** What can be set. */
    @ObjectClassDefinition(name = "Vireo portal", description = "What plugins may add to the portals")
    public @interface Settings {
        @AttributeDefinition(
                name = "Trusted plugins",
                description =
                        "Symbolic names of bundles whose scripts run as part of the pages, with what the user may do; * for all")
        String[] trusted_plugins() default {ALL};
    }

    /**
     * A bundle that is in the portals.
     *
     * @param plugin what it adds
     * @param told the service that tells of it
     */
    record Plugged(PortalPlugin plugin, ServiceRegistration<PortalPlugin> told) {}

    /** Publishes what is there, and from then on what comes. */
    @Activate
    public PortalPlugins(BundleContext context, Settings settings) throws IOException {
        this(
                context,
                Sdk.version(context.getBundle().getEntry("web" + Sdk.PACKAGE)),
                Set.of(settings.trusted_plugins()));
        tracker.open();
    }

    PortalPlugins(BundleContext context, Version sdk, Set<String> trusted) {
        this.context = context;
        this.sdk = sdk;
        this.trusted = trusted;
        this.tracker = new BundleTracker<>(context, Bundle.ACTIVE, this);
    }

    @Deactivate
    public void stop() {
        tracker.close();
    }

    /** The files of the plugin whose bundle has a name. */
    Optional<PortalFolder> folder(String name) {
        return Optional.ofNullable(folders.get(name));
    }

    @Override
    public Plugged addingBundle(Bundle bundle, BundleEvent event) {
        return PortalFolder.of(bundle).map(this::plug).orElse(null);
    }

    private Plugged plug(PortalFolder folder) {
        var plugin = read(folder);
        plugin.refusal()
                .ifPresentOrElse(
                        why -> LOG.warn(
                                "The portal does not show plugin {} {}: {}", plugin.name(), plugin.version(), why),
                        () -> {
                            folders.put(plugin.name(), folder);
                            LOG.info("The portal shows plugin {} {}", plugin.name(), plugin.version());
                        });
        return new Plugged(plugin, context.registerService(PortalPlugin.class, plugin, null));
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, Plugged plugged) {
        // a bundle that is updated stops before
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, Plugged plugged) {
        folders.computeIfPresent(
                plugged.plugin().name(), (name, folder) -> folder.bundle().equals(bundle) ? null : folder);
        plugged.told().unregister();
    }

    /** What a bundle adds; with a reason when it is not to be loaded. */
    PortalPlugin read(PortalFolder folder) {
        try {
            var described = Description.of(
                    folder.description(), file -> folder.file(file).isPresent());
            return plugin(folder, described, refusal(folder, described));
        } catch (IOException e) {
            LOG.debug("The description of a plugin", e);
            return unreadable(folder, "Its description is wrong: " + e.getMessage() + ".");
        }
    }

    private Optional<String> refusal(PortalFolder folder, Description described) {
        var name = folder.bundle().getSymbolicName();
        if (!described.sdk().includes(sdk)) {
            return Optional.of(
                    "It is made for version " + described.sdk() + " of the portal's SDK; this portal has " + sdk + ".");
        }
        if (described.entry().isPresent() && !trusted.contains(ALL) && !trusted.contains(name)) {
            return Optional.of(
                    "It wants to run as part of the pages, and trusted_plugins in etc/vireo.portal.cfg does not"
                            + " name " + name + ".");
        }
        var other = folders.get(name);
        return other == null || other.bundle().equals(folder.bundle())
                ? Optional.empty()
                : Optional.of("Version " + other.bundle().getVersion() + " of it is shown already.");
    }

    private static PortalPlugin plugin(PortalFolder folder, Description described, Optional<String> refusal) {
        return new PortalPlugin(
                folder.bundle().getSymbolicName(),
                folder.bundle().getVersion().toString(),
                described.title(),
                described.sdk().toString(),
                described.portals(),
                folder.base(),
                described.entry(),
                described.frames(),
                described.reads(),
                refusal);
    }

    private static PortalPlugin unreadable(PortalFolder folder, String why) {
        var name = folder.bundle().getSymbolicName();
        return new PortalPlugin(
                name,
                folder.bundle().getVersion().toString(),
                Map.of("en", name),
                "",
                Set.of("admin"),
                folder.base(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of(why));
    }
}
