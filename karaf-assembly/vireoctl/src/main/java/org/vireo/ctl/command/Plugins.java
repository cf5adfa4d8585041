package org.vireo.ctl.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vireo.ctl.exit.Failure;
import org.vireo.ctl.http.Request;
import org.vireo.ctl.print.Columns;
import org.vireo.ctl.print.Format;
import org.vireo.ctl.text.Tree;
import picocli.CommandLine.Model.CommandSpec;

/** Plugins, which oVirt's API has no words for. */
final class Plugins {
    private static final String BASE = "/vireo/api/plugins";

    private Plugins() {}

    static CommandSpec spec() {
        var spec = Specs.group("plugin", "Plugins of the engine: install, look at, switch, take away.");
        var list = Specs.leaf("list", "List the plugins.", Plugins::list);
        Specs.connection(list);
        Specs.output(list);
        spec.addSubcommand("list", list);
        for (var part : List.of("show", "history", "settings")) {
            var leaf = Specs.leaf(
                    part,
                    "Show " + (part.equals("show") ? "one plugin" : "its " + part) + ".",
                    given -> show(given, part));
            Specs.word(leaf, 0, "PLUGIN", "Its id, such as storage-nfs.");
            Specs.connection(leaf);
            Specs.output(leaf);
            spec.addSubcommand(part, leaf);
        }
        var install =
                Specs.leaf("install", "Install a plugin, or another version of one, from its file.", Plugins::install);
        Specs.word(install, 0, "FILE", "The .kar file, on this machine.");
        install.addOption(Specs.flag("--allow-unsigned", "Take it without a signature."));
        spec.addSubcommand("install", changing(install));
        for (var verb : List.of("enable", "disable", "release", "rollback")) {
            var leaf = Specs.leaf(verb, described(verb), given -> act(given, verb));
            Specs.word(leaf, 0, "PLUGIN", "Its id.");
            spec.addSubcommand(verb, changing(leaf));
        }
        var uninstall = Specs.leaf("uninstall", "Take a plugin away.", Plugins::uninstall);
        Specs.word(uninstall, 0, "PLUGIN", "Its id.");
        uninstall.addOption(Specs.flag("--force", "Even when something still needs it."));
        spec.addSubcommand("uninstall", changing(uninstall));
        return spec;
    }

    private static CommandSpec changing(CommandSpec spec) {
        Specs.connection(spec);
        Specs.waiting(spec);
        return spec;
    }

    private static String described(String verb) {
        return switch (verb) {
            case "enable" -> "Switch a plugin on.";
            case "disable" -> "Switch a plugin off; it stays installed.";
            case "release" -> "Let a plugin out of quarantine.";
            default -> "Go back to the version before.";
        };
    }

    private static void list(Given given) {
        var answer =
                given.engine().send(Request.get(BASE)).expectGood("plugin list").json();
        var wanted = given.option("--columns", "id,version,status,reason");
        given.printer().list(Tree.items(answer), new Columns("Action", List.of(wanted.split(","))));
    }

    private static void show(Given given, String part) {
        var below = switch (part) {
            case "show" -> "";
            case "settings" -> "/configuration";
            default -> "/" + part;
        };
        var answer = given.engine().send(Request.get(path(given) + below)).expectGood(given.command());
        given.printer(Format.YAML).plain(answer.json());
    }

    private static String path(Given given) {
        return BASE + "/" + Request.step(given.words().get(0));
    }

    private static void install(Given given) {
        var file = Path.of(given.words().get(0));
        try {
            var body = new Request.Body("application/octet-stream", Files.readAllBytes(file));
            var request =
                    new Request("POST", BASE, Map.of("name", file.getFileName().toString()), Optional.of(body));
            send(given, given.flag("--allow-unsigned") ? request.with("allow_unsigned", "true") : request);
        } catch (IOException e) {
            throw Failure.usage(file + " cannot be read: " + e.getMessage() + ".");
        }
    }

    private static void act(Given given, String verb) {
        send(given, Request.of("POST", path(given) + "/" + verb, Map.of()));
    }

    private static void uninstall(Given given) {
        var request = new Request("DELETE", path(given), Map.of(), Optional.empty());
        send(given, given.flag("--force") ? request.with("force", "true") : request);
    }

    private static void send(Given given, Request request) {
        var what = given.command() + " " + given.words().get(0);
        Change.send(given, request, what)
                .ifPresent(answer -> given.terminal().note(what + ": " + (given.flag("--wait") ? "done" : "accepted")));
    }
}
