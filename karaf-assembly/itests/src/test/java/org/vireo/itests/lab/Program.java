package org.vireo.itests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A run of a program of the machine. */
public final class Program {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private Program() {}

    /** What it printed; fails unless it ends with 0. */
    public static String run(String... command) {
        var end = tryRun(command);
        if (end.status() != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + " ended with " + end.status() + ": " + end.output());
        }
        return end.output();
    }

    /** How it ended, whatever the status. */
    public static End tryRun(String... command) {
        return tryRun(PATIENCE, command);
    }

    /** How it ended, whatever the status; fails when it takes longer. */
    public static End tryRun(Duration patience, String... command) {
        Path output = null;
        try {
            // a file and not a pipe: a daemon that it starts would keep a pipe open
            output = Files.createTempFile("vireo-program", ".out");
            var process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        String.join(" ", command) + " did not end in " + patience.toSeconds() + " s");
            }
            return new End(
                    process.exitValue(),
                    Files.readString(output, StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not run " + String.join(" ", command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + command[0] + " ran", e);
        } finally {
            delete(output);
        }
    }

    private static void delete(Path output) {
        if (output != null) {
            try {
                Files.deleteIfExists(output);
            } catch (IOException e) {
                throw new UncheckedIOException("Could not delete " + output, e);
            }
        }
    }

    /**
     * How a program ended.
     *
     * @param status 0 is well
     * @param output of both streams
     */
    public record End(int status, String output) {}
}
