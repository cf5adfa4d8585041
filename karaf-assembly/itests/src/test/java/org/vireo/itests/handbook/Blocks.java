package org.vireo.itests.handbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs single blocks, each as its language wants, and compares what is shown with what came. Confined to one thread. */
final class Blocks {
    private static final Pattern REMARK = Pattern.compile("\\s+#.*$");
    private static final String NOT_UNDERSTOOD = "\" cannot be understood: ";

    private final Desk desk;
    private final Tools tools;
    private String printed = "";

    Blocks(Desk desk, Tools tools) {
        this.desk = desk;
        this.tools = tools;
    }

    void follow(Terminal terminal, Block block, Tally tally) {
        if (block.typed()) {
            printed = run(terminal, block);
            tally.run(block);
        } else if (block.language().equals("output")) {
            compare(block);
            tally.compared();
        }
    }

    private String run(Terminal terminal, Block block) {
        var text = tools.here(block.text());
        return switch (block.language()) {
            case "sh" -> block.endless() ? terminal.begin(text) : terminal.run(text);
            case "karaf" -> lines(text).map(line -> console(terminal, line)).collect(Collectors.joining());
            case "search" -> lines(text).map(line -> search(terminal, line)).collect(Collectors.joining());
            case "sql" -> terminal.run(query(terminal.file("query.sql", text)));
            case "python" -> terminal.run("python3 " + terminal.file("program.py", text));
            case "java" ->
                terminal.run("java -cp '" + System.getProperty("java.class.path") + "' "
                        + terminal.file("Program.java", text));
            default -> throw new AssertionError("is in " + block.language() + ", which nobody runs");
        };
    }

    private static Stream<String> lines(String text) {
        return text.lines()
                .map(line -> REMARK.matcher(line).replaceAll(""))
                .filter(line -> !line.isBlank() && !line.startsWith("#"));
    }

    private String console(Terminal terminal, String line) {
        var command = line.replace("/root/", terminal.folder() + "/");
        try {
            return desk.console().run(command);
        } catch (IllegalStateException e) {
            throw new AssertionError(command + ": " + e.getMessage(), e);
        }
    }

    // a search that is not understood finds nothing, and only the engine's log tells it from one that has nothing to
    // find
    private String search(Terminal terminal, String line) {
        var parts = line.contains("?search=") ? line.split("\\?search=", 2) : new String[] {"vms", line};
        var before = complaints();
        var found = terminal.run(
                "call \"$API/" + parts[0] + "?search=" + URLEncoder.encode(parts[1].strip(), UTF_8) + "\"");
        if (complaints() > before) {
            throw new AssertionError(line + " was not understood; see the engine's log");
        }
        return found;
    }

    private long complaints() {
        try (var lines = Files.lines(desk.log())) {
            return lines.filter(line -> line.contains(NOT_UNDERSTOOD)).count();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + desk.log(), e);
        }
    }

    private String query(Path file) {
        return "PGPASSWORD=$(cat '" + desk.historyPassword() + "') psql -v ON_ERROR_STOP=1 -X -f '" + file
                + "' postgresql://vireo_history_reader@127.0.0.1:" + desk.databasePort() + "/vireo_history";
    }

    private void compare(Block block) {
        var shown = Arrays.stream(tools.here(block.text()).strip().split("…", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("(?s:.*?)"));
        if (!Pattern.compile(shown).matcher(printed).find()) {
            throw new AssertionError("shows what was not printed; printed was:\n" + printed);
        }
    }
}
