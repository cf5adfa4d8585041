package org.vireo.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vireo.ctl.command.Grammar;
import org.vireo.ctl.model.ApiModel;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What the handbook tells to type can be typed. */
class HandbookTest {
    private static final Path PAGES = Path.of("../../bundles/docs/src/main/md");
    private static final Pattern COMMAND = Pattern.compile("(?:^|`)(vireoctl [^`#|]+?)(?:`| *[#|]|$)");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    @Test
    void everyCommandInItIsUnderstood() throws IOException {
        var wrong = new ArrayList<String>();
        var commands = commands();
        var program = new CommandLine(Grammar.whole(ApiModel.read()));
        for (var command : commands) {
            try {
                program.parseArgs(words(command));
            } catch (ParameterException e) {
                wrong.add(command + ": " + e.getMessage());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(commands).hasSizeGreaterThan(15);
    }

    private static List<String> commands() throws IOException {
        var found = new ArrayList<String>();
        try (var pages = Files.list(PAGES)) {
            for (var page :
                    pages.filter(file -> file.toString().endsWith(".md")).toList()) {
                for (var line : Files.readAllLines(page)) {
                    COMMAND.matcher(line).results().forEach(match -> found.add(match.group(1)));
                }
            }
        }
        return found;
    }

    private static String[] words(String command) {
        return WORD.matcher(command.substring("vireoctl ".length()))
                .results()
                .map(match -> Stream.of(1, 2, 3)
                        .map(match::group)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow())
                .toArray(String[]::new);
    }
}
