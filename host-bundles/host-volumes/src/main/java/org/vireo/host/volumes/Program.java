package org.vireo.host.volumes;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.vireo.model.VireoException;

/**
 * A program of the machine, run without a shell and until a deadline. Immutable.
 *
 * @param path of it
 */
public record Program(String path) {
    private static final int OUTPUT_LIMIT = 4096;
    private static final Clock CLOCK = Clock.systemUTC();

    /** Throws {@code UNREACHABLE} when it does not end in time, {@code STORAGE_FAILED} with its words when it ends badly. */
    public void run(String what, Instant deadline, List<String> arguments) {
        Attempt.run(what, () -> {
            Path output = Files.createTempFile("vireo-program", ".out");
            try {
                int end = execute(what, arguments, deadline, output.toFile());
                if (end != 0) {
                    throw new VireoException(VolumeError.STORAGE_FAILED, "cannot " + what + ": " + words(output, end));
                }
            } finally {
                Files.deleteIfExists(output);
            }
        });
    }

    private int execute(String what, List<String> arguments, Instant deadline, File output) throws IOException {
        var command = new ArrayList<String>();
        command.add(path);
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            long left = Duration.between(CLOCK.instant(), deadline).toMillis();
            if (process.waitFor(Math.max(0, left), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            throw new UnreachableException(path + " did not end in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VireoException(VolumeError.STORAGE_FAILED, "cannot " + what + ": interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private String words(Path output, int end) throws IOException {
        String text = Files.readString(output).strip().replaceAll("\\s+", " ");
        return text.isEmpty() ? path + " ended with " + end : text.substring(0, Math.min(text.length(), OUTPUT_LIMIT));
    }
}
