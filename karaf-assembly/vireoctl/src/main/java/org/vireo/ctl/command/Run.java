package org.vireo.ctl.command;

import org.vireo.ctl.exit.Exit;
import org.vireo.ctl.exit.Failure;
import org.vireo.ctl.print.Terminal;
import org.vireo.ctl.text.Table;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One run of the program. */
public final class Run {
    private final Context context;

    public Run(Context context) {
        this.context = context;
    }

    /** Does what the words say; tells failures in one sentence. */
    public Exit of(String... words) {
        try {
            return parsed(words);
        } catch (ParameterException e) {
            return mistaken(e);
        } catch (Failure failure) {
            tell(failure.getMessage());
            return failure.exit();
        } catch (RuntimeException e) {
            tell("This is a mistake of vireoctl, please report it: " + e);
            if (!terminal().environment().getOrDefault("VIREOCTL_TRACE", "").isEmpty()) {
                for (var frame : e.getStackTrace()) {
                    terminal().err().println("  at " + frame);
                }
            }
            return Exit.INTERNAL;
        } catch (OutOfMemoryError e) {
            tell("The answer does not fit into memory; ask for less, with --max or --search.");
            return Exit.INTERNAL;
        } finally {
            terminal().out().flush();
        }
    }

    private Exit parsed(String... words) {
        var commands = new CommandLine(Grammar.of(context.model(), words));
        commands.setUsageHelpAutoWidth(false);
        var result = commands.parseArgs(words);
        if (result.isVersionHelpRequested()) {
            terminal().out().println("vireoctl " + Grammar.version());
            return Exit.OK;
        }
        while (result.hasSubcommand() && !result.isUsageHelpRequested()) {
            result = result.subcommand();
        }
        var command = result.commandSpec();
        if (result.isUsageHelpRequested()) {
            command.commandLine().usage(terminal().out(), CommandLine.Help.Ansi.OFF);
            return Exit.OK;
        }
        if (!(command.userObject() instanceof Act act)) {
            command.commandLine().usage(terminal().err(), CommandLine.Help.Ansi.OFF);
            return Exit.USAGE;
        }
        act.run(new Given(result, context));
        return Exit.OK;
    }

    private Exit mistaken(ParameterException e) {
        var suggestions = e instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions()
                : java.util.List.<String>of();
        tell(e.getMessage()
                + (suggestions.isEmpty() ? "" : "; did you mean " + String.join(" or ", suggestions) + "?"));
        terminal().err().println("See: " + e.getCommandLine().getCommandSpec().qualifiedName(" ") + " --help");
        return Exit.USAGE;
    }

    private void tell(String sentence) {
        terminal().err().println(terminal().alarming("vireoctl: " + Table.harmless(sentence)));
    }

    private Terminal terminal() {
        return context.terminal();
    }
}
