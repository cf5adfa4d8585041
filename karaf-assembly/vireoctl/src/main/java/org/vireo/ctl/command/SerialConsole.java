package org.vireo.ctl.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.vireo.ctl.exit.Exit;
import org.vireo.ctl.exit.Failure;
import org.vireo.ctl.http.Line;
import org.vireo.ctl.http.Request;
import org.vireo.ctl.print.RawMode;
import org.vireo.ctl.print.Terminal;
import org.vireo.ctl.text.Tree;

/** The serial console of a machine in this terminal, until {@code ~.} is typed at the beginning of a line or the engine ends it. */
final class SerialConsole {
    private static final String CONSOLES = "/vireo/api/consoles";
    private static final List<String> OF_SCREENS = List.of("--protocol", "--file", "--viewer");
    private static final int PIECE = 4096;

    // the engine's own codes for the end of a console
    private static final int GONE = 4000;
    private static final int TAKEN = 4001;
    private static final int UNREACHABLE = 4002;
    private static final int REFUSED = 4003;

    private SerialConsole() {}

    static void run(Given given, String name) {
        OF_SCREENS.stream()
                .filter(option -> given.option(option).isPresent())
                .findFirst()
                .ifPresent(option -> {
                    throw Failure.usage(option + " is about screens; a serial console is in this terminal.");
                });
        var vms = given.model().noun("/vms").orElseThrow();
        var path = given.finder().item(vms, List.of(), name);
        visit(given, name, wish(path, given.flag("--force"))).ifPresent(end -> tell(end, name, given.terminal()));
    }

    private static Optional<Line.End> visit(Given given, String name, Object wish) {
        try (var raw = RawMode.prepared()) {
            var way = given.engine()
                    .send(Request.of("POST", CONSOLES, wish))
                    .expectGood("console " + name)
                    .json();
            var out = given.terminal().out();
            try (var line = given.engine().line(Tree.text(way, "path"), Tree.text(way, "key"), out)) {
                given.terminal().note("Connected with " + name + "; ~. at the beginning of a line leaves.");
                raw.begin();
                return carry(given.terminal().in(), line);
            }
        }
    }

    private static Map<String, Object> wish(String path, boolean force) {
        return Map.of("vm", path.substring(path.lastIndexOf('/') + 1), "type", "serial", "force", force);
    }

    /** Until the line ends, or nothing more is typed: then there is no end to tell of. */
    static Optional<Line.End> carry(InputStream typed, Line line) {
        var done = line.ended().thenApply(Optional::of);
        var thread = new Thread(() -> type(typed, line, done), "vireoctl-typed");
        thread.setDaemon(true);
        thread.start();
        return done.join();
    }

    private static void type(InputStream typed, Line line, CompletableFuture<Optional<Line.End>> done) {
        var escapes = new Escapes();
        var piece = new byte[PIECE];
        try {
            for (int count = typed.read(piece); count >= 0 && !done.isDone(); count = typed.read(piece)) {
                var sent = escapes.take(piece, count);
                if (sent.length > 0) {
                    line.send(sent);
                }
                if (escapes.left()) {
                    break;
                }
            }
            done.complete(Optional.empty());
        } catch (IOException e) {
            done.complete(Optional.of(new Line.End(Line.LOST, "the terminal cannot be read: " + e.getMessage())));
        }
    }

    /** In words, once the terminal is as it was. */
    static void tell(Line.End end, String name, Terminal terminal) {
        var console = "The console of " + name + " ended: ";
        switch (end.code()) {
            case GONE ->
                terminal.note(console + "the machine stopped or moved. If it moved, the same command connects again.");
            case TAKEN -> throw new Failure(Exit.REFUSED, console + "somebody else took it.");
            case REFUSED -> throw new Failure(Exit.REFUSED, console + "you may not use it, or not any more.");
            case UNREACHABLE -> throw new Failure(Exit.UNREACHABLE, console + "its host does not answer.");
            default -> throw new Failure(Exit.UNREACHABLE, console + "the connection was lost. " + end.reason());
        }
    }
}
