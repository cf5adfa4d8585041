package org.vireo.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.plugin.PluginDesk.Arrival;
import org.vireo.engine.api.plugin.PluginManifest;
import org.vireo.inventory.Plugin;
import org.vireo.inventory.PluginEvent;
import org.vireo.inventory.Where;
import org.vireo.model.PluginStatus;
import org.vireo.model.VireoException;

/**
 * Installs the plugins that came with the engine, in {@code plugins/} beside its other folders, and takes them to newer versions when the
 * engine was upgraded. One that an administrator uninstalled stays away until somebody installs it again. Runs once, on a thread of its
 * own.
 */
@Component(service = DistributedPlugins.class, immediate = true)
public final class DistributedPlugins {
    private static final Logger LOG = LoggerFactory.getLogger(DistributedPlugins.class);

    /** How builds that were never released call themselves; they have one number and differ in what follows it. */
    private static final String UNRELEASED = "SNAPSHOT";

    private final PluginWorks works;
    private final PluginReception reception;
    private final Commands commands;
    private final Thread thread = new Thread(this::bringAll, "vireo-distributed-plugins");

    /** The handlers it needs are there once {@link PluginStart} is; the runner of commands waits for those of others. */
    @Activate
    public DistributedPlugins(
            @Reference PluginWorks works,
            @Reference PluginReception reception,
            @Reference Commands commands,
            @Reference PluginStart started,
            @Reference(target = "(component.name=org.vireo.plugins.InstallPluginHandler)") CommandHandler<?> installs,
            @Reference(target = "(component.name=org.vireo.plugins.UpgradePluginHandler)") CommandHandler<?> upgrades) {
        this(works, reception, commands);
        thread.start();
    }

    DistributedPlugins(PluginWorks works, PluginReception reception, Commands commands) {
        this.works = works;
        this.reception = reception;
        this.commands = commands;
    }

    @Deactivate
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join(5_000);
    }

    void bringAll() {
        try {
            // those that others need come first; what still lacks something is tried again after the rest
            var left = works.distribution().packages();
            for (var before = Integer.MAX_VALUE; !left.isEmpty() && left.size() < before; ) {
                before = left.size();
                left = bring(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.error(
                    "The plugins in {} could not be listed",
                    works.distribution().folder(),
                    e);
        }
    }

    private List<Path> bring(List<Path> packages) throws InterruptedException {
        var failed = new ArrayList<Path>();
        for (var file : packages) {
            try {
                if (!bring(file)) {
                    failed.add(file);
                }
            } catch (VireoException | IOException | ExecutionException e) {
                LOG.warn("The plugin in {} could not be installed: {}", file, e.getMessage());
                failed.add(file);
            }
        }
        return failed;
    }

    private boolean bring(Path file) throws IOException, InterruptedException, ExecutionException {
        var manifest = works.read(file).manifest();
        if (!wanted(manifest)) {
            return true;
        }
        var upload = UUID.randomUUID();
        try (var content = Files.newInputStream(file)) {
            works.files()
                    .receive(upload, content, works.settings().limits().packed().bytes());
        }
        var arrival = new Arrival(file.getFileName().toString(), "distribution", Files.size(file), false);
        var outcome = commands.submit(reception.command(manifest, upload, arrival), Caller.engine(""))
                .outcome()
                .toCompletableFuture()
                .get();
        return outcome instanceof JobOutcome.Finished;
    }

    /** Whether this version is newer than what is there, and nobody uninstalled it or went back from it. */
    private boolean wanted(PluginManifest manifest) {
        return works.rows().transactions().read(() -> {
            var row = works.rows().find(manifest.id()).filter(there -> there.status() != PluginStatus.FAILED);
            return row.map(there -> isUpgrade(manifest, there)).orElseGet(() -> !uninstalled(manifest));
        });
    }

    private static boolean isUpgrade(PluginManifest manifest, Plugin there) {
        return isNewer(Version.parseVersion(manifest.version()), Version.parseVersion(there.version()))
                && PluginRows.INSTALLED.contains(there.status())
                && !there.previousVersion().equals(manifest.version());
    }

    /** A release comes after the builds that led to it, and of those the one at hand is the newest. */
    private static boolean isNewer(Version brought, Version there) {
        if (number(brought).equals(number(there)) && isUnreleased(there)) {
            return !brought.equals(there);
        }
        return brought.compareTo(there) > 0 && !(number(brought).equals(number(there)) && isUnreleased(brought));
    }

    private static Version number(Version version) {
        return new Version(version.getMajor(), version.getMinor(), version.getMicro());
    }

    private static boolean isUnreleased(Version version) {
        return version.getQualifier().startsWith(UNRELEASED);
    }

    private boolean uninstalled(PluginManifest manifest) {
        var events = Where.equal("name", manifest.id())
                .andEqual("action", "uninstall")
                .andEqual("succeeded", true);
        return works.rows().inventory().count(PluginEvent.class, events) > 0;
    }
}
