package org.vireo.ctl;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.vireo.ctl.command.Context;
import org.vireo.ctl.command.Run;
import org.vireo.ctl.exit.Exit;
import org.vireo.ctl.model.ApiModel;
import org.vireo.ctl.print.Terminal;
import org.vireo.ctl.profile.Profiles;

/** Runs the program in this process, with settings of its own. Confined to one thread. */
final class Program {
    private final Path folder;
    private final ApiModel model = ApiModel.read();
    private String input = "";

    Program(Path folder) {
        this.folder = folder;
    }

    /** How a run ended. */
    record End(Exit exit, String out, String err) {}

    /** What the next runs read. */
    Program reading(String text) {
        input = text;
        return this;
    }

    End run(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                Map.of());
        var exit = new Run(new Context(terminal, new Profiles(folder), model, Clock.systemUTC())).of(words);
        return new End(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
