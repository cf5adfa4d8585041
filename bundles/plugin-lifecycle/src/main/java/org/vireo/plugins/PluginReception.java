package org.vireo.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.command.Submission;
import org.vireo.engine.api.plugin.InstallPlugin;
import org.vireo.engine.api.plugin.PluginDesk;
import org.vireo.engine.api.plugin.PluginForm;
import org.vireo.engine.api.plugin.PluginManifest;
import org.vireo.engine.api.plugin.UpgradePlugin;
import org.vireo.inventory.Plugin;
import org.vireo.model.ErrorKind;
import org.vireo.model.PluginStatus;
import org.vireo.model.VireoException;
import org.vireo.plugins.PluginRows.Note;

/** Takes packages in for all doors: keeps, reads and judges them, then asks for the command that fits. Thread-safe. */
@Component(service = {PluginDesk.class, PluginReception.class})
public final class PluginReception implements PluginDesk {
    private final PluginWorks works;
    private final PluginForms forms;
    private final Commands commands;
    private final Authorizer authorizer;

    @Activate
    public PluginReception(
            @Reference PluginWorks works,
            @Reference PluginForms forms,
            @Reference Commands commands,
            @Reference Authorizer authorizer) {
        this.works = works;
        this.forms = forms;
        this.commands = commands;
        this.authorizer = authorizer;
    }

    @Override
    public Submission receive(Arrival arrival, InputStream content, Caller caller) throws IOException {
        demand(caller);
        var upload = UUID.randomUUID();
        var about = new About(EntryNames.printable(arrival.name()), "");
        try {
            works.checkSize(arrival.size());
            works.files()
                    .receive(upload, content, works.settings().limits().packed().bytes());
            var found = works.read(works.files().incoming(upload));
            about = new About(found.manifest().id(), found.manifest().version());
            if (works.gates(found, arrival.allowUnsigned()) instanceof Check.Refused refused) {
                throw new CommandRefused(refused.kind(), refused.reasons());
            }
            return commands.submit(command(found.manifest(), upload, arrival), caller);
        } catch (VireoException e) {
            works.files().forget(upload);
            refused(about, e, caller);
            throw e instanceof CommandRefused ? e : new CommandRefused(e.code().kind(), List.of(e.getMessage()));
        } catch (IOException e) {
            works.files().forget(upload);
            throw e;
        }
    }

    /** What a refusal is about, as far as it is known. */
    private record About(String plugin, String version) {}

    private void refused(About about, VireoException e, Caller caller) {
        works.rows()
                .note(
                        new Note(about.plugin(), about.version(), "refuse", false, e.getMessage(), Optional.empty()),
                        caller);
    }

    /** The command that takes a package in. */
    Command command(PluginManifest manifest, UUID upload, Arrival arrival) {
        var there = works.rows()
                .transactions()
                .read(() -> works.rows()
                        .find(manifest.id())
                        .filter(row -> row.status() != PluginStatus.FAILED)
                        .map(Plugin::version));
        return there.<Command>map(version -> new UpgradePlugin(
                        manifest.id(),
                        version,
                        manifest.version(),
                        Optional.of(upload),
                        arrival.allowUnsigned(),
                        arrival.origin()))
                .orElseGet(() -> new InstallPlugin(
                        manifest.id(), manifest.version(), upload, arrival.allowUnsigned(), arrival.origin()));
    }

    void demand(Caller caller) {
        if (!authorizer.allowed(caller, PluginRules.PERMIT)) {
            throw new CommandRefused(
                    ErrorKind.REFUSED,
                    List.of("User " + caller.name() + " is not authorized to manage plugins: that takes the permit "
                            + PluginRules.PERMIT.name() + " on the system."));
        }
    }

    @Override
    public Submission rollBack(String plugin, Caller caller) {
        demand(caller);
        var command = works.rows().transactions().read(() -> {
            var row = works.rows().get(plugin);
            if (row.previousVersion().isEmpty()) {
                throw new CommandRefused(
                        ErrorKind.CONFLICT,
                        List.of("Cannot roll back plugin " + plugin + ". There is no version before " + row.version()
                                + "."));
            }
            return new UpgradePlugin(
                    plugin, row.version(), row.previousVersion(), Optional.empty(), false, row.origin());
        });
        return commands.submit(command, caller);
    }

    @Override
    public PluginManifest manifest(String plugin) {
        var row = works.rows().transactions().read(() -> works.rows().get(plugin));
        return works.files().manifest(plugin, row.version());
    }

    @Override
    public List<PluginForm> forms(String plugin, Caller caller) {
        demand(caller);
        return forms.of(manifest(plugin));
    }

    @Override
    public void configure(String plugin, String pid, Map<String, String> values, Caller caller) {
        demand(caller);
        var manifest = settled(plugin);
        forms.write(manifest, pid, values);
        configured(manifest, "Configuration " + pid + " of plugin " + plugin + " was changed.", caller);
    }

    @Override
    public void unconfigure(String plugin, String pid, Caller caller) {
        demand(caller);
        var manifest = settled(plugin);
        forms.delete(manifest, pid);
        configured(manifest, "Configuration " + pid + " of plugin " + plugin + " was removed.", caller);
    }

    private void configured(PluginManifest manifest, String message, Caller caller) {
        works.rows()
                .note(
                        new Note(manifest.id(), manifest.version(), "configure", true, message, Optional.empty()),
                        caller);
    }

    private PluginManifest settled(String plugin) {
        var row = works.rows().transactions().read(() -> works.rows().get(plugin));
        if (!PluginRows.INSTALLED.contains(row.status())) {
            throw new CommandRefused(
                    ErrorKind.CONFLICT,
                    List.of("Cannot configure plugin " + plugin + ". It is "
                            + row.status().text() + "."));
        }
        return works.files().manifest(plugin, row.version());
    }
}
