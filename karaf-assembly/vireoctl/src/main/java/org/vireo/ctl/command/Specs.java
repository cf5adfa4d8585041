package org.vireo.ctl.command;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Parts of commands. */
final class Specs {
    private static final List<String> FORMS = List.of("table", "json", "yaml", "csv");

    private Specs() {}

    /** A command that does something. */
    static CommandSpec leaf(String name, String description, Act act) {
        var spec = CommandSpec.wrapWithoutInspection(act).name(name);
        spec.usageMessage().description(description).abbreviateSynopsis(true);
        return spec.addOption(help());
    }

    /** A word that others follow. */
    static CommandSpec group(String name, String description) {
        var spec = CommandSpec.create().name(name);
        spec.usageMessage().description(description);
        return spec.addOption(help());
    }

    static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Explain this command.")
                .build();
    }

    static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .arity("0")
                .description(description)
                .build();
    }

    /** One of these words. */
    static OptionSpec choice(String[] names, List<String> words, String description) {
        return OptionSpec.builder(names)
                .paramLabel(String.join("|", words))
                .type(String.class)
                .completionCandidates(words)
                .description(description)
                .build();
    }

    static OptionSpec repeated(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String[].class)
                .arity("1")
                .description(description)
                .build();
    }

    static void word(CommandSpec spec, int index, String label, String description) {
        spec.addPositional(PositionalParamSpec.builder()
                .index(String.valueOf(index))
                .arity("1")
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build());
    }

    static void words(CommandSpec spec, int index, String label, String description) {
        spec.addPositional(PositionalParamSpec.builder()
                .index(index + "..*")
                .arity("1..*")
                .paramLabel(label)
                .type(String[].class)
                .description(description)
                .build());
    }

    static void connection(CommandSpec spec) {
        spec.addOption(text(
                "--profile", "NAME", "The engine and login to use (default: the current one, or $VIREOCTL_PROFILE)."));
        spec.addOption(text("--timeout", "TIME", "How long to wait, such as 90s, 5m or 1h."));
    }

    static void output(CommandSpec spec) {
        spec.addOption(choice(new String[] {"-o", "--output"}, FORMS, "The form of what is printed (default: table)."));
        spec.addOption(text("--columns", "LIST", "What to show in tables and CSV: members such as name,cluster.name."));
        spec.addOption(flag("--no-headings", "Leave out the first line of tables and CSV."));
    }

    static void change(CommandSpec spec) {
        waiting(spec);
        spec.addOption(flag("--async", "Have the engine answer before it has begun."));
    }

    static void waiting(CommandSpec spec) {
        spec.addOption(flag("--wait", "Return when the work is done, and show how far it is."));
        spec.addOption(flag("--dry-run", "Print the request instead of sending it."));
    }

    static void body(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("-f", "--file")
                .paramLabel("FILE")
                .type(String.class)
                .description("An object in JSON or YAML as the API has it; - reads standard input.")
                .build());
        spec.addOption(repeated("--set", "PATH=VALUE", "Set a member, such as cpu.topology.cores=2; may be repeated."));
    }
}
