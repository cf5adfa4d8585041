package org.vireo.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.vireo.ctl.command.Grammar;
import org.vireo.ctl.model.ApiModel;
import picocli.CommandLine;

/** The engine's console and the command line have the same names for the same things. */
class ConsoleNamesTest {
    private static final Path CONSOLE = Path.of("../../bundles/shell/src/main/java/org/vireo/shell");
    private static final Pattern NAME = Pattern.compile(
            "@Command\\(\\s*scope = \"vireo\",\\s*name = \"([a-z-]+)\",\\s+description =\\s+\"([^\"]*)");

    /** What only the engine's machine can do, or what the API has under other names; each stays in the console. */
    private static final Set<String> OF_THE_CONSOLE = Set.of(
            "status",
            "directory-test",
            "group-member",
            "history-status",
            "host-token",
            "plugin-configure",
            "plugin-upgrade",
            "report-schedule-list",
            "secret-rotate",
            "user-enable",
            "user-password",
            "vm-pause",
            "vm-resume");

    @Test
    void everyCommandOfTheConsoleIsANounAndAVerbOfTheCommandLine() throws IOException {
        var program = new CommandLine(Grammar.whole(ApiModel.read()));
        var known = new TreeSet<String>();
        program.getSubcommands()
                .forEach(
                        (noun, below) -> below.getSubcommands().keySet().forEach(verb -> known.add(noun + "-" + verb)));
        var named = names();
        named.removeAll(OF_THE_CONSOLE);

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(known).containsAll(named);
        assertThat(known).doesNotContainAnyElementsOf(OF_THE_CONSOLE);
    }

    /** All but the earlier names, which say of which one they are the same. */
    private static Set<String> names() throws IOException {
        var names = new TreeSet<String>();
        try (var files = Files.list(CONSOLE)) {
            for (var file : files.toList()) {
                NAME.matcher(Files.readString(file))
                        .results()
                        .filter(m -> !m.group(2).startsWith("The same as "))
                        .forEach(m -> names.add(m.group(1)));
            }
        }
        return names;
    }
}
