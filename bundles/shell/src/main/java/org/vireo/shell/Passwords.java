package org.vireo.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.karaf.shell.api.console.Session;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.model.ErrorKind;
import org.vireo.model.Secret;

/** Asks for a password: never as an argument, which others on the machine could read and the history would keep. */
final class Passwords {
    private Passwords() {}

    /** From the first line of a file, or twice at the prompt when there is no file. */
    static Secret ask(Session session, String file) throws IOException {
        if (file != null) {
            var lines = Files.readAllLines(Path.of(file), StandardCharsets.UTF_8);
            return Secret.of(lines.isEmpty() ? "" : lines.get(0));
        }
        var first = session.readLine("Password: ", '*');
        var second = session.readLine("Again: ", '*');
        if (first == null || !first.equals(second)) {
            throw new CommandRefused(ErrorKind.INVALID, List.of("The two passwords differ; nothing was changed."));
        }
        return Secret.of(first);
    }
}
