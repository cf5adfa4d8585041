package org.vireo.fence.agents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;

/**
 * A fence agent of the operating system. Thread-safe.
 *
 * @param path of the program
 */
record AgentProgram(Path path) {
    private static final int MOST_OUTPUT = 8_192;
    /** What the programs end with when they failed, whatever the reason. */
    private static final String HINT = "Please use '-h' for usage";

    /**
     * How it ended.
     *
     * @param code its exit code
     * @param said the last line of what it wrote, without what it was given
     */
    record Result(int code, String said) {}

    /** Runs it until it ends; ends it with its children at the deadline. */
    Result run(Secret input, String hidden, Instant deadline) {
        var left = Duration.between(Instant.now(), deadline);
        if (left.isNegative() || left.isZero()) {
            throw failed("had no time left", null);
        }
        Process process = start();
        try {
            var output = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.reveal().getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(left.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failed("did not end in time", null);
            }
            return new Result(process.exitValue(), lastLine(output.join(), hidden));
        } catch (IOException | CompletionException e) {
            throw failed("could not be talked to", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("was interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process start() {
        var builder = new ProcessBuilder(path.toString()).redirectErrorStream(true);
        var environment = builder.environment();
        environment.clear();
        environment.put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        environment.put("LC_ALL", "C.UTF-8");
        try {
            return builder.directory(Path.of("/").toFile()).start();
        } catch (IOException e) {
            throw failed("could not be started", e);
        }
    }

    private static String read(InputStream output) {
        try (output) {
            var text = new String(output.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8);
            output.skip(Long.MAX_VALUE);
            return text;
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static String lastLine(String output, String hidden) {
        var last = output.lines()
                .filter(line -> !line.isBlank() && !line.endsWith(HINT))
                .reduce((a, b) -> b)
                .orElse("");
        return hidden.isEmpty() ? last : last.replace(hidden, "***");
    }

    VireoException failed(String how, Exception cause) {
        return new VireoException(FenceError.AGENT_FAILED, "the fence agent " + path.getFileName() + " " + how, cause);
    }
}
