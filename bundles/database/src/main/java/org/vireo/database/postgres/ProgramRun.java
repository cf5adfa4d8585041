package org.vireo.database.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One finished program.
 *
 * @param exitCode what it ended with
 * @param output both its outputs, trimmed
 */
record ProgramRun(int exitCode, String output) {

    /** Runs a program to its end; its output goes through a file, because a daemon it starts may inherit a pipe. */
    static ProgramRun of(List<String> command, Duration limit) {
        return of(command, InputStream.nullInputStream(), limit);
    }

    static ProgramRun of(List<String> command, InputStream input, Duration limit) {
        try {
            Path output = Files.createTempFile("vireo-postgres-", ".out");
            try {
                Process process = start(command, output);
                feed(process, input);
                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                    throw new PostgresException(name(command) + " did not end within " + limit.toSeconds() + " s");
                }
                String text = Files.readString(output, StandardCharsets.UTF_8).strip();
                return new ProgramRun(process.exitValue(), text);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new PostgresException("cannot run " + name(command) + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresException("interrupted while running " + name(command), e);
        }
    }

    private static Process start(List<String> command, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        environment.put("LANG", "C.UTF-8");
        return builder.start();
    }

    private static void feed(Process process, InputStream input) throws IOException {
        try (var sink = process.getOutputStream()) {
            input.transferTo(sink);
        } catch (IOException e) {
            // a program that ends early closes its input; its own message says more than "broken pipe"
            if (process.isAlive()) {
                throw e;
            }
        }
    }

    boolean failed() {
        return exitCode != 0;
    }

    /** The last line that says something, for a one-sentence message. */
    String lastLine() {
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty()
                ? "exit code " + exitCode
                : lines.get(lines.size() - 1).strip();
    }

    private static String name(List<String> command) {
        return command.get(0);
    }
}
