package org.vireo.webconsole;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.command.Submission;
import org.vireo.engine.api.plugin.DisablePlugin;
import org.vireo.engine.api.plugin.EnablePlugin;
import org.vireo.engine.api.plugin.PluginDesk;
import org.vireo.engine.api.plugin.QuarantinePlugin;
import org.vireo.engine.api.plugin.ReleasePlugin;
import org.vireo.engine.api.plugin.UninstallPlugin;
import org.vireo.model.ErrorKind;

/** What forms of a plugin's page ask for. What takes something away asks for the plugin's id, as typed by hand. Thread-safe. */
final class PluginActions {
    /** Name of the field that says what to do. */
    static final String DO = "do";
    /** Name of the field for the plugin's id, typed by hand. */
    static final String CONFIRMED = "confirmed";
    /** Prefix of fields that hold a value of a configuration. */
    static final String VALUE = "value.";
    /** Prefix of fields that say a secret is to be forgotten. */
    static final String FORGET = "forget.";

    private final Commands commands;
    private final PluginDesk desk;

    PluginActions(Commands commands, PluginDesk desk) {
        this.commands = commands;
        this.desk = desk;
    }

    Reception.Done act(Visit visit) {
        var plugin = visit.parameter("plugin");
        return switch (visit.parameter(DO)) {
            case "enable" -> submit(visit, new EnablePlugin(plugin));
            case "release" -> submit(visit, new ReleasePlugin(plugin));
            case "disable" -> submit(visit, new DisablePlugin(confirmed(visit, plugin)));
            case "quarantine" ->
                submit(
                        visit,
                        new QuarantinePlugin(
                                confirmed(visit, plugin), "by " + visit.caller().name()));
            case "uninstall" ->
                submit(
                        visit,
                        new UninstallPlugin(
                                confirmed(visit, plugin),
                                visit.parameter("force").equals("true")));
            case "rollback" ->
                followed(visit, "The roll back begins.", desk.rollBack(confirmed(visit, plugin), visit.caller()));
            case "configure" -> configure(visit, plugin);
            case "unconfigure" -> unconfigure(visit, plugin);
            default -> throw refused("There is no such action.");
        };
    }

    private Reception.Done submit(Visit visit, Command command) {
        return followed(visit, "The job begins.", commands.submit(command, visit.caller()));
    }

    /** The page of the job goes on. */
    static Reception.Done followed(Visit visit, String notice, Submission submission) {
        return new Reception.Done(notice, visit.address(JobsTab.LABEL) + "?id=" + submission.job());
    }

    private static String confirmed(Visit visit, String expected) {
        if (expected.isEmpty() || !visit.parameter(CONFIRMED).equals(expected)) {
            throw refused("Nothing was done: type " + expected + " to confirm.");
        }
        return expected;
    }

    private Reception.Done configure(Visit visit, String plugin) {
        var pid = visit.parameter("pid");
        var instance = visit.parameter("instance");
        desk.configure(plugin, instance.isEmpty() ? pid : pid + "~" + instance, values(visit), visit.caller());
        return new Reception.Done("The configuration counts from now on.", visit.address(PluginsTab.query(plugin)));
    }

    /** Secrets that were not typed stay as they are. */
    private static Map<String, String> values(Visit visit) {
        var values = new LinkedHashMap<String, String>();
        for (var name : visit.request().getParameterMap().keySet()) {
            if (name.startsWith(VALUE)) {
                values.put(name.substring(VALUE.length()), visit.request().getParameter(name));
            }
        }
        var secrets = List.of(
                visit.request().getParameterValues("secret") == null
                        ? new String[0]
                        : visit.request().getParameterValues("secret"));
        values.entrySet().removeIf(e -> e.getValue().isEmpty() && secrets.contains(e.getKey()));
        secrets.stream()
                .filter(id -> visit.parameter(FORGET + id).equals("true"))
                .forEach(id -> values.put(id, ""));
        return values;
    }

    private Reception.Done unconfigure(Visit visit, String plugin) {
        var pid = visit.parameter("pid");
        desk.unconfigure(plugin, confirmed(visit, pid), visit.caller());
        return new Reception.Done("The configuration is gone.", visit.address(PluginsTab.query(plugin)));
    }

    private static CommandRefused refused(String sentence) {
        return new CommandRefused(ErrorKind.INVALID, List.of(sentence));
    }
}
