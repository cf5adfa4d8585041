package org.vireo.ctl.manual;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vireo.ctl.command.Completion;
import org.vireo.ctl.command.Grammar;
import org.vireo.ctl.exit.Exit;
import org.vireo.ctl.model.ApiModel;
import picocli.CommandLine.Model.CommandSpec;

/** Writes a manual page for the program and one for each of its nouns, and the scripts of completion. The build runs it. */
public final class Pages {
    private static final String CODES =
            "0 done; 1 refused by the engine; 2 the command line cannot be understood; 3 there is no such object;"
                    + " 4 nobody is logged in; 5 it took too long and goes on in the engine; 6 no trusted engine answers; 70 a mistake of the program.";

    private Pages() {}

    /** Arguments: folder for manual pages, folder for completion. */
    public static void main(String[] args) throws IOException {
        var root = Grammar.whole(ApiModel.read());
        var pages = Files.createDirectories(Path.of(args[0]));
        write(pages.resolve("vireoctl.1"), program(root));
        for (var command : root.subcommands().values()) {
            var spec = command.getCommandSpec();
            write(pages.resolve("vireoctl-" + spec.name() + ".1"), noun(spec));
        }
        var scripts = Files.createDirectories(Path.of(args[1]));
        write(scripts.resolve("vireoctl.bash"), Completion.script(root, "bash"));
        write(scripts.resolve("_vireoctl"), Completion.script(root, "zsh"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String program(CommandSpec root) {
        var page = new Roff("vireoctl", "command line of Vireo");
        page.section("SYNOPSIS").line(".B vireoctl").text("NOUN VERB [NAME ...] [OPTION ...]");
        page.section("DESCRIPTION")
                .text(
                        root.usageMessage().description()[0]
                                + " Nouns are the collections of the API, verbs what it serves of them. Objects are named or given by id.");
        page.section("COMMANDS");
        root.subcommands()
                .forEach((name, command) -> page.item(
                        "vireoctl-" + name + "(1)",
                        command.getCommandSpec().usageMessage().description()[0]));
        page.section("EXIT STATUS").text(CODES);
        page.section("ENVIRONMENT")
                .item("VIREOCTL_PROFILE", "The profile to use.")
                .item(
                        "XDG_CONFIG_HOME",
                        "Where vireoctl/profiles holds engines and tokens, readable by their owner alone.")
                .item("NO_COLOR", "Use no colours; without a terminal there are none.");
        return page.toString();
    }

    private static String noun(CommandSpec spec) {
        var page = new Roff("vireoctl-" + spec.name(), spec.usageMessage().description()[0]);
        page.section("COMMANDS");
        command(page, "vireoctl " + spec.name(), spec);
        page.section("EXIT STATUS").text("As in vireoctl(1); " + Exit.OK.code() + " is success.");
        return page.toString();
    }

    private static void command(Roff page, String name, CommandSpec spec) {
        if (spec.subcommands().isEmpty()) {
            var words = new StringBuilder(name);
            spec.positionalParameters()
                    .forEach(word -> words.append(' ')
                            .append(word.paramLabel())
                            .append(word.arity().max() > 1 ? " ..." : ""));
            page.command(words.toString(), spec.usageMessage().description()[0]);
            spec.options()
                    .forEach(option -> page.option(
                            String.join(", ", option.names())
                                    + (option.arity().max() == 0 ? "" : " " + option.paramLabel()),
                            option.description()[0]));
        }
        spec.subcommands().forEach((below, command) -> {
            if (below.equals(command.getCommandSpec().name())) {
                command(page, name + " " + below, command.getCommandSpec());
            }
        });
    }
}
