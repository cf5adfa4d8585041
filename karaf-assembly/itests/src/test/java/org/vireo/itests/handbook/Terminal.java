package org.vireo.itests.handbook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A shell that stays open while a page is read, so variables and functions last; it ends with the first command that fails. Confined to one thread. */
final class Terminal implements AutoCloseable {
    private static final String MARK = "@@done@@";
    private static final long PATIENCE_SECONDS = 150;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Process process;
    private final BufferedReader answers;
    private final Path output;

    Terminal(Path folder, Map<String, String> environment) {
        output = folder.resolve(".output");
        var builder = new ProcessBuilder("bash", "-e", "-u", "-o", "pipefail")
                .directory(folder.toFile())
                .redirectError(folder.resolve(".errors").toFile());
        builder.environment().putAll(environment);
        try {
            process = builder.start();
            answers = process.inputReader(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not open a shell in " + folder, e);
        }
    }

    /** Runs lines; returns what they printed. Fails when one of them does, or takes too long. */
    String run(String lines) {
        var end = clock.schedule(process::destroyForcibly, PATIENCE_SECONDS, TimeUnit.SECONDS);
        try {
            Files.writeString(output, "");
            // grouped in the same shell: what is set stays set
            var input = "{\n" + lines + "\n} >'" + output + "' 2>&1 </dev/null\necho " + MARK + "\n";
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            if (!MARK.equals(answers.readLine())) {
                throw new AssertionError("failed after printing:\n" + Files.readString(output) + errors());
            }
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException("The shell does not answer: " + errors(), e);
        } finally {
            end.cancel(false);
        }
    }

    /** Runs lines that do not end by themselves for some seconds; returns what they printed. Fails when they end. */
    String begin(String lines) {
        return run("( " + lines + "\n) & background=$!\nsleep 4\nkill $(pgrep -P $background) $background");
    }

    private String errors() {
        try {
            return Files.readString(output.resolveSibling(".errors"));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read what the shell complained of", e);
        }
    }

    /** Where the shell is. */
    Path folder() {
        return output.getParent();
    }

    /** Puts a file where the shell is. */
    Path file(String name, String text) {
        try {
            return Files.writeString(
                    output.resolveSibling(name), text, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + name, e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
    }
}
