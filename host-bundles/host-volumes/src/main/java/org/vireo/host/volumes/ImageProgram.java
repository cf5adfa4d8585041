package org.vireo.host.volumes;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.vireo.model.VireoException;

/**
 * Runs the program that works on images, without a shell, within limits, and until a deadline. Immutable.
 *
 * @param program its path, after that of what runs it and its options
 * @param prlimit path of the program that limits another
 * @param clock that deadlines are by
 * @param environment variables for it
 * @param keys files with keys, by the ids that names of images have
 */
record ImageProgram(
        List<String> program, String prlimit, Clock clock, Map<String, String> environment, Map<String, String> keys) {
    private static final int OUTPUT_LIMIT = 1 << 20;
    private static final File NOTHING = new File("/dev/null");

    ImageProgram in(Map<String, String> variables, Map<String, String> files) {
        return new ImageProgram(program, prlimit, clock, variables, files);
    }

    /** Another program that lies beside it. */
    ImageProgram beside(String other) {
        var command = new ArrayList<>(program);
        int last = command.size() - 1;
        command.set(last, Path.of(command.get(last)).resolveSibling(other).toString());
        return new ImageProgram(List.copyOf(command), prlimit, clock, environment, keys);
    }

    /** What it writes; throws with its words when it ends badly. */
    String run(String what, List<String> limits, List<String> arguments, Instant deadline) {
        return run(what, limits, arguments, deadline, NOTHING);
    }

    /** What it writes when it is told more through its standard input; throws with its words when it ends badly. */
    String run(String what, List<String> limits, List<String> arguments, Instant deadline, File in) {
        return Attempt.to(what, () -> {
            Path out = Files.createTempFile("vireo-qemu-img", ".out");
            Path error = Files.createTempFile("vireo-qemu-img", ".err");
            try {
                int code = execute(
                        what, command(limits, arguments), in, new File[] {out.toFile(), error.toFile()}, deadline);
                if (code != 0) {
                    throw failure(what, read(error));
                }
                return read(out);
            } finally {
                Files.deleteIfExists(out);
                Files.deleteIfExists(error);
            }
        });
    }

    private List<String> command(List<String> limits, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(prlimit);
        command.addAll(limits);
        command.addAll(program);
        command.add(arguments.get(0));
        keys.forEach((id, file) -> command.addAll(List.of("--object", "secret,id=" + id + ",file=" + file)));
        command.addAll(arguments.subList(1, arguments.size()));
        return command;
    }

    private int execute(String what, List<String> command, File in, File[] outs, Instant deadline) throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectInput(in)
                .redirectOutput(outs[0])
                .redirectError(outs[1]);
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            long left = Duration.between(clock.instant(), deadline).toMillis();
            if (process.waitFor(Math.max(0, left), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new VireoException(VolumeError.TOO_SLOW, "cannot " + what + ": it did not end in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VireoException(VolumeError.STORAGE_FAILED, "cannot " + what + ": interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(OUTPUT_LIMIT), StandardCharsets.UTF_8);
        }
    }

    private static VireoException failure(String what, String words) {
        String text =
                words.isBlank() ? "it failed without a word" : words.strip().replaceAll("\\s+", " ");
        VolumeError code = VolumeError.STORAGE_FAILED;
        if (Attempt.full(text)) {
            code = VolumeError.NO_SPACE;
        } else if (Attempt.gone(text)) {
            code = VolumeError.UNREACHABLE;
        } else if (text.toLowerCase(Locale.ROOT).contains("lock")) {
            code = VolumeError.VOLUME_IN_USE;
        }
        return new VireoException(code, "cannot " + what + ": " + text);
    }
}
