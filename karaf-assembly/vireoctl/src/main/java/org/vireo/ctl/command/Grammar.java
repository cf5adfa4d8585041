package org.vireo.ctl.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.vireo.ctl.model.ApiModel;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** All commands. */
public final class Grammar {
    private static final String VERSION = "/client/version.txt";

    private Grammar() {}

    /** With everything, for manuals and completion. */
    public static CommandSpec whole(ApiModel model) {
        var spec = root();
        own().forEach((name, made) -> spec.addSubcommand(name, made.get()));
        var specs = new NounSpecs(model, name -> true);
        model.roots().forEach(noun -> spec.addSubcommand(noun.name(), specs.of(noun)));
        return spec;
    }

    /** As much of it as these words may mean. */
    static CommandSpec of(ApiModel model, String[] words) {
        var spec = root();
        var first = words.length == 0 ? "" : words[0];
        var own = own();
        if (own.containsKey(first)) {
            spec.addSubcommand(first, own.get(first).get());
            return spec;
        }
        var given = Set.of(java.util.Arrays.stream(words).distinct().toArray(String[]::new));
        var specs = new NounSpecs(model, given::contains);
        var roots = model.roots();
        var meant = roots.stream().filter(noun -> noun.name().equals(first)).toList();
        if (!meant.isEmpty()) {
            spec.addSubcommand(first, specs.of(meant.get(0)));
            return spec;
        }
        own.forEach((name, made) -> spec.addSubcommand(name, made.get()));
        roots.forEach(noun ->
                spec.addSubcommand(noun.name(), given.contains(noun.name()) ? specs.of(noun) : NounSpecs.stub(noun)));
        return spec;
    }

    private static CommandSpec root() {
        var spec = CommandSpec.create().name("vireoctl");
        spec.usageMessage()
                .description("Manages an engine of Vireo through its public API.")
                .footer(
                        "",
                        "Begin with: vireoctl login https://engine.example.org:8443",
                        "Explain a noun: vireoctl vm --help");
        spec.addOption(Specs.help());
        spec.addOption(OptionSpec.builder("--version")
                .versionHelp(true)
                .description("Print the version.")
                .build());
        return spec.versionProvider(() -> new String[] {"vireoctl " + version()});
    }

    /** Those that are not made from the model. */
    private static Map<String, Supplier<CommandSpec>> own() {
        var own = new LinkedHashMap<String, Supplier<CommandSpec>>();
        own.put("login", Login::spec);
        own.put("logout", Logins::logout);
        own.put("whoami", Logins::whoami);
        own.put("profile", Logins::profiles);
        own.put("console", Console::spec);
        own.put("plugin", Plugins::spec);
        own.put("report", Reports::spec);
        own.put("api", RawApi::spec);
        own.put("completion", Completion::spec);
        return own;
    }

    static String version() {
        try (var in = Grammar.class.getResourceAsStream(VERSION)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
