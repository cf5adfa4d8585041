package org.vireo.plugins;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.annotations.Designate;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.plugin.PluginManifest;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;

/** What the commands on plugins work with. Thread-safe. */
@Component(service = PluginWorks.class, configurationPid = "vireo.plugins")
@Designate(ocd = PluginSettings.Config.class)
public final class PluginWorks {
    private final PluginSettings settings;
    private final PluginRows rows;
    private final PluginFiles files;
    private final EngineHalf engine;
    private final HealthGate health;
    private final PluginConfigurations configurations;
    private final TrustedVendors vendors;
    private final Distribution distribution;
    private final Version engineVersion;

    @Activate
    public PluginWorks(
            BundleContext context,
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Events events,
            @Reference PluginListeners listeners,
            @Reference ServiceComponentRuntime components,
            @Reference ConfigurationAdmin configurations,
            PluginSettings.Config config) {
        this(
                context,
                new PluginRows(inventory, transactions, events, listeners, Clock.systemUTC()),
                components,
                configurations,
                PluginSettings.of(config),
                Path.of(context.getProperty("karaf.data")).resolve("plugins"),
                Path.of(context.getProperty("karaf.etc")),
                new Distribution(Path.of(context.getProperty("karaf.home")).resolve("plugins")));
    }

    PluginWorks(
            BundleContext context,
            PluginRows rows,
            ServiceComponentRuntime components,
            ConfigurationAdmin configurations,
            PluginSettings settings,
            Path data,
            Path etc,
            Distribution distribution) {
        this.settings = settings;
        this.rows = rows;
        this.files = new PluginFiles(data);
        this.engine = new EngineHalf(context, settings.gate());
        this.health = new HealthGate(components);
        this.configurations = new PluginConfigurations(configurations, etc);
        this.vendors = new TrustedVendors(etc.resolve("plugin-trust"), Clock.systemUTC());
        this.distribution = distribution;
        this.engineVersion = context.getBundle().getVersion();
    }

    PluginSettings settings() {
        return settings;
    }

    PluginRows rows() {
        return rows;
    }

    PluginFiles files() {
        return files;
    }

    EngineHalf engine() {
        return engine;
    }

    HealthGate health() {
        return health;
    }

    PluginConfigurations configurations() {
        return configurations;
    }

    Distribution distribution() {
        return distribution;
    }

    /** Refuses a package by its size alone. */
    void checkSize(long bytes) {
        new PackageReader(settings.limits()).checkSize(bytes);
    }

    /** Reads a package through. */
    PluginPackage read(Path file) {
        return new PackageReader(settings.limits()).read(file);
    }

    /** All gates that are passed before anything is unpacked or installed, in their order. */
    Check gates(PluginPackage found, boolean allowUnsigned) {
        var manifest = found.manifest();
        var present = engine.capabilitiesBeside(manifest.id());
        var active = rows.transactions().read(rows::active);
        var check = new SignatureGate(vendors::objection, settings.unsignedAllowed())
                .check(found, allowUnsigned || distribution.brought(found.file()));
        if (check instanceof Check.Fine) {
            check = new ContractGate(engineVersion, EngineHalf.contracts(present), settings.permissions(), active)
                    .check(manifest);
        }
        if (check instanceof Check.Fine) {
            check = rivals(manifest);
        }
        return check instanceof Check.Fine ? new ResolutionGate(present).check(found) : check;
    }

    /** Whether no other plugin that is here, or on its way, provides the same. */
    Check rivals(PluginManifest manifest) {
        var others = rows.transactions().read(rows::all).stream()
                .filter(row -> PluginRows.PRESENT.contains(row.status()) && files.has(row.name(), row.version()))
                .map(row -> files.manifest(row.name(), row.version()))
                .toList();
        return new RivalGate(others).check(manifest);
    }

    /** Deletes what a plugin no longer needs after a change: the received package, versions older than the one before. */
    void tidy(String plugin, Optional<UUID> upload) {
        upload.ifPresent(files::forget);
        var row = rows.find(plugin);
        if (row.isPresent()) {
            files.keepOnly(plugin, List.of(row.get().version(), row.get().previousVersion()));
        }
    }

    /** Who signed a package, for people; empty when nobody did. */
    static String signer(PluginPackage found) {
        return found.signature() instanceof Signature.Signed signed
                ? signed.chain().get(0).getSubjectX500Principal().getName()
                : "";
    }
}
