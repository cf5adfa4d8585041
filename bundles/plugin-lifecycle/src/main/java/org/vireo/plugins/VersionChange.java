package org.vireo.plugins;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.plugin.PluginManifest;

/**
 * The steps by which a plugin comes to a version, from another one or from none. Each can be repeated; taken back, they leave the version
 * before with its configuration. Thread-safe.
 */
@Component(service = VersionChange.class)
public final class VersionChange {
    private static final String KEPT = "kept";
    private static final String CONFIGURED = "configured";

    private final PluginWorks works;
    private final HalvesOnHosts halves;

    @Activate
    public VersionChange(@Reference PluginWorks works, @Reference HalvesOnHosts halves) {
        this.works = works;
        this.halves = halves;
    }

    /**
     * From where to where.
     *
     * @param plugin its id
     * @param from the version that is installed; empty for none
     * @param to the version it is to have
     * @param upload the package with it; empty when its files are there
     * @param allowUnsigned whether the package may come without a signature
     */
    record Way(String plugin, Optional<String> from, String to, Optional<UUID> upload, boolean allowUnsigned) {}

    List<Step> steps(Way way) {
        return List.of(
                PluginStep.of("stage", "Unpacking it", context -> stage(way), context -> unstage(way)),
                PluginStep.of(
                        "engine-half",
                        "Installing its engine half",
                        context -> install(way, context),
                        context -> takeBack(way, context)),
                PluginStep.of("health", "Looking at its health", context -> beHealthy(way, context), context -> {}),
                PluginStep.of(
                        "host-halves",
                        "Bringing it to the hosts",
                        context -> rollOut(way, context),
                        context -> rollBack(way, context)));
    }

    PluginManifest manifest(Way way) {
        return works.files().manifest(way.plugin(), way.to());
    }

    private Optional<PluginManifest> before(Way way) {
        return way.from().map(version -> works.files().manifest(way.plugin(), version));
    }

    private void stage(Way way) {
        if (way.upload().isEmpty()) {
            demand(works.rivals(manifest(way)));
            return;
        }
        var file = works.files().incoming(way.upload().get());
        if (!Files.exists(file) && works.files().has(way.plugin(), way.to())) {
            return; // an earlier attempt came as far as unpacking it
        }
        var found = works.read(file);
        var manifest = found.manifest();
        if (!manifest.id().equals(way.plugin()) || !manifest.version().equals(way.to())) {
            throw PluginError.PACKAGE_REFUSED.because(
                    "The package holds plugin " + manifest.text() + ", not " + way.plugin() + " " + way.to() + ".");
        }
        synchronized (works) {
            // of two that provide the same and come in the same instant, the second sees what the first unpacked
            demand(works.gates(found, way.allowUnsigned()));
            works.files().unpack(found);
        }
        keepManifest(way, found);
    }

    private static void demand(Check check) {
        if (check instanceof Check.Refused refused) {
            throw new CommandRefused(refused.kind(), refused.reasons());
        }
    }

    private void keepManifest(Way way, PluginPackage found) {
        var rows = works.rows();
        rows.transactions().run(() -> {
            var row = rows.get(way.plugin());
            if (way.from().isEmpty()) {
                row.setManifest(text(way));
            }
            row.setSigner(PluginWorks.signer(found));
        });
    }

    String text(Way way) {
        return new String(works.files().manifestText(way.plugin(), way.to()), StandardCharsets.UTF_8);
    }

    private void unstage(Way way) {
        if (way.upload().isPresent()) {
            works.files().delete(way.plugin(), way.to());
        }
    }

    private void install(Way way, StepContext context) {
        var files = works.files();
        var before = before(way);
        var manifest = manifest(way);
        var place = files.version(way.plugin(), way.to());
        if (before.isPresent() && context.get(KEPT).isEmpty()) {
            works.configurations()
                    .keep(before.get(), files.version(way.plugin(), way.from().get()));
            context.put(KEPT, "yes");
        }
        way.from().ifPresent(version -> works.engine().remove(way.plugin(), version));
        if (before.isPresent() && way.upload().isEmpty()) {
            works.configurations().restore(manifest, before.get(), place);
        }
        if (context.get(CONFIGURED).isEmpty()) {
            context.put(CONFIGURED, String.join(",", works.configurations().lacking(manifest)));
        }
        works.configurations().addDefaults(manifest, place);
        works.engine().install(manifest, place);
    }

    private void takeBack(Way way, StepContext context) {
        works.engine().remove(way.plugin(), way.to());
        var before = before(way);
        if (before.isEmpty()) {
            context.get(CONFIGURED)
                    .filter(pids -> !pids.isEmpty())
                    .ifPresent(pids -> List.of(pids.split(",")).forEach(works.configurations()::delete));
            return;
        }
        var place = works.files().version(way.plugin(), way.from().get());
        if (context.get(KEPT).isPresent()) {
            works.configurations().restore(before.get(), manifest(way), place);
        }
        works.engine().install(before.get(), place);
    }

    private void beHealthy(Way way, StepContext context) {
        beHealthy(manifest(way), context);
    }

    /** Waits until a plugin is healthy and lets it test itself; throws {@code NOT_HEALTHY} with what is wrong. */
    void beHealthy(PluginManifest manifest, StepContext context) {
        var bundles = works.engine().ofVersion(manifest.id(), manifest.version());
        var most = works.settings().gate();
        var end = Instant.now().plus(most);
        var problem = context.<Optional<String>>await("the health of plugin " + manifest.text(), () -> {
            var found = works.health().problem(manifest, bundles);
            return found.isEmpty() || Instant.now().isAfter(end) ? Optional.of(found) : Optional.empty();
        });
        problem.or(() -> works.health().testItself(manifest, bundles, most)).ifPresent(sentence -> {
            throw PluginError.NOT_HEALTHY.because(sentence);
        });
    }

    private void rollOut(Way way, StepContext context) {
        var manifest = manifest(way);
        halves.rollOut(manifest, context.call());
        if (!manifest.hasHostHalf()
                && before(way).filter(PluginManifest::hasHostHalf).isPresent()) {
            halves.withdrawAll(way.plugin(), context.call());
        }
    }

    private void rollBack(Way way, StepContext context) {
        if (works.files().has(way.plugin(), way.to())) {
            halves.takeBack(manifest(way), before(way), context.call());
        }
    }
}
