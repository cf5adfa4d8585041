package org.vireo.itests.handbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vireo.itests.lab.Program;

/** Follows pages, block by block. Confined to one thread. */
final class Reader {
    /** What is there for all pages, and goes after the last. */
    private static final String WHOLE = "book";

    private final Blocks blocks;
    private final Tools tools;
    private final Page common;
    private final Path folder;
    private final Path preparations;

    /**
     * @param common the page whose commands define what those of the others use
     * @param folder an empty one
     * @param preparations what has to be there before a page, in {@code PAGE.sh}, and what goes afterwards, in {@code PAGE.end.sh}
     */
    Reader(Desk desk, Page common, Path folder, Path preparations) {
        this.common = common;
        this.folder = folder;
        this.preparations = preparations;
        tools = new Tools(desk, folder.resolve("tools"));
        blocks = new Blocks(desk, tools);
    }

    /** Makes what all pages need; returns what went wrong. */
    List<String> open() {
        return aside(WHOLE, WHOLE + ".sh");
    }

    /** Removes it; returns what went wrong. */
    List<String> close() {
        return aside(WHOLE, WHOLE + ".end.sh");
    }

    /** Follows a page; returns what went wrong. */
    List<String> follow(Page page, Tally tally) {
        var problems = new ArrayList<String>();
        try (var terminal = terminal(page.name())) {
            prepare(terminal, page.name() + ".sh", problems);
            for (var block : problems.isEmpty() ? page.blocks() : List.<Block>of()) {
                if (!one(terminal, block, tally, problems)) {
                    break;
                }
            }
        }
        problems.addAll(aside(page.name(), page.name() + ".end.sh"));
        return problems;
    }

    private List<String> aside(String name, String script) {
        var problems = new ArrayList<String>();
        if (Files.exists(preparations.resolve(script))) {
            try (var terminal = terminal(name)) {
                prepare(terminal, script, problems);
            }
        }
        return problems;
    }

    /** A shell in a folder of the page, in which the common commands were typed. */
    private Terminal terminal(String name) {
        var here = folder.resolve(name);
        try {
            Files.createDirectories(here);
            if (!Files.exists(here.resolve("vireo"))) {
                Files.createSymbolicLink(here.resolve("vireo"), Book.root().resolve("vireo"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not make " + here, e);
        }
        var terminal = new Terminal(here, tools.environment());
        common.blocks().stream().limit(1).forEach(block -> terminal.run(tools.here(block.text())));
        return terminal;
    }

    private void prepare(Terminal terminal, String name, List<String> problems) {
        try {
            terminal.run(Files.readString(preparations.resolve("lib.sh")));
            if (Files.exists(preparations.resolve(name))) {
                terminal.run(Files.readString(preparations.resolve(name)));
            }
        } catch (AssertionError e) {
            problems.add(name + " " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + name, e);
        }
    }

    /** Whether the next one can be read. */
    private boolean one(Terminal terminal, Block block, Tally tally, List<String> problems) {
        if (block.byAnother().isPresent()) {
            tally.byAnother(block, block.byAnother().get());
            return true;
        }
        var without = block.leftOut().or(() -> block.needs().flatMap(Reader::missing));
        if (without.isPresent()) {
            tally.leftOut(block, without.get());
            return true;
        }
        try {
            blocks.follow(terminal, block, tally);
            return true;
        } catch (AssertionError | RuntimeException e) {
            problems.add(block.place() + " " + e.getMessage());
            return false;
        }
    }

    private static Optional<String> missing(String module) {
        var found = Program.tryRun("python3", "-c", "import " + module).status() == 0;
        return found ? Optional.empty() : Optional.of("the module " + module + " is not installed here");
    }
}
