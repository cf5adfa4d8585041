package org.vireo.itests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line as the build packed it, with settings and an archive of classes of its own. Confined to one thread. */
public final class CommandLine {
    private final Path home;

    /** @param home an empty folder */
    public CommandLine(Path home) {
        this.home = home;
        var version = System.getProperty("vireo.version", "0.1.0-SNAPSHOT");
        var archive = Checkout.root().resolve("karaf-assembly/vireoctl/target/vireoctl-" + version + ".tar.gz");
        Program.run("tar", "-xzf", archive.toString(), "-C", home.toString(), "--strip-components=1");
    }

    /** How a run ended, and what came on either stream. */
    public record End(int status, String out, String err) {}

    /** Runs it; nobody types anything. */
    public End run(String... words) {
        var command = new ArrayList<>(List.of(home.resolve("bin/vireoctl").toString()));
        command.addAll(List.of(words));
        var builder = builder(command);
        var err = home.resolve("err").toFile();
        builder.redirectError(err)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        try {
            var process = builder.start();
            var out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return new End(process.waitFor(), out, Files.readString(err.toPath()));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while vireoctl ran", e);
        }
    }

    private ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(command);
        builder.environment().put("XDG_CONFIG_HOME", home.resolve("config").toString());
        builder.environment().put("XDG_CACHE_HOME", home.resolve("cache").toString());
        return builder;
    }

    /** Starts it at a terminal of its own, where somebody can type. The words must need no quotes. */
    public Typing typing(String... words) {
        var line = home.resolve("bin/vireoctl") + " " + String.join(" ", words);
        return Typing.begin(builder(List.of("script", "-q", "-e", "-c", line, "/dev/null")));
    }

    /** What it printed; fails unless it ends well. */
    public String done(String... words) {
        var end = run(words);
        if (end.status() != 0) {
            throw new AssertionError(
                    "vireoctl " + String.join(" ", words) + " ended with " + end.status() + ": " + end.err());
        }
        return end.out();
    }
}
