package org.vireo.host.images;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.vireo.host.images.nbd.ImageError;
import org.vireo.model.VireoException;

/**
 * Runs {@code qemu-img} on images that say their format, without a shell, within limits of memory and until a deadline. Thread-safe.
 *
 * @param program its path
 * @param prlimit path of the program that limits another
 */
public record ImageTool(String program, String prlimit) {
    private static final String MEMORY_LIMIT = "--as=" + (4L << 30);
    /** Bytes that it may tell where it only looks: of a broken image that somebody sent it complains cluster by cluster. */
    private static final int TALK = 16 << 20;

    private static final String TALK_LIMIT = "--fsize=" + TALK;
    private static final int COMPLAINT = 1 << 16;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WORDS = 2000;

    /**
     * How it ended.
     *
     * @param code 0 is well; more than 128 when it was ended, as where it complains without an end
     * @param out what it told
     * @param error what it complained of, the beginning of that if it was much
     */
    public record Outcome(int code, String out, String error) {
        /** What it told, which is JSON. */
        public JsonNode json() {
            try {
                return JSON.readTree(out);
            } catch (JsonProcessingException e) {
                throw new VireoException(ImageError.NOT_SERVED, "cannot read what qemu-img says of an image", e);
            }
        }
    }

    /** What an image says of itself. */
    public JsonNode info(String image, Instant deadline) {
        return look("inspect an image", deadline, "info", "--output=json", image)
                .json();
    }

    /** How many bytes the data of an image takes at most in one of QEMU's own format. */
    public long needed(String image, Instant deadline) {
        return look("measure an image", deadline, "measure", "--output=json", "-O", "qcow2", image)
                .json()
                .path("required")
                .asLong();
    }

    /** Copies what a guest would read from one image into another that is there. */
    public void copy(String from, String to, String format, Instant deadline) {
        require("copy an image", deadline, "convert", "-q", "-n", "-O", format, from, to);
    }

    /** Makes a compressed image in the format {@code vmdk} that can be read from its beginning to its end. */
    public void streamable(String from, String to, Instant deadline) {
        require(
                "convert an image",
                deadline,
                "convert",
                "-q",
                "-O",
                "vmdk",
                "-o",
                "subformat=streamOptimized",
                from,
                to);
    }

    /** How many bytes an image of QEMU's own format takes at most for a disk of a size. */
    long most(long size, Instant deadline) {
        return look(
                        "measure an image",
                        deadline,
                        "measure",
                        "--output=json",
                        "-O",
                        "qcow2",
                        "--size",
                        Long.toString(size))
                .json()
                .path("fully-allocated")
                .asLong();
    }

    /** Looks whether the tables of an image are sound. */
    public Outcome check(String image, Instant deadline) {
        return run("check an image", deadline, List.of(TALK_LIMIT), "check", "--output=json", image);
    }

    void resize(String image, long size, Instant deadline) {
        require("resize an image", deadline, "resize", "-q", "--shrink", image, Long.toString(size));
    }

    private Outcome look(String what, Instant deadline, String... arguments) {
        return well(what, run(what, deadline, List.of(TALK_LIMIT), arguments));
    }

    private void require(String what, Instant deadline, String... arguments) {
        well(what, run(what, deadline, List.of(), arguments));
    }

    private static Outcome well(String what, Outcome outcome) {
        if (outcome.code() != 0) {
            throw new VireoException(ImageError.NOT_SERVED, "cannot " + what + ": " + shortened(outcome.error()));
        }
        return outcome;
    }

    static String shortened(String words) {
        String text = words.strip().replaceAll("\\s+", " ");
        return text.substring(0, Math.min(WORDS, text.length()));
    }

    private Outcome run(String what, Instant deadline, List<String> limits, String... arguments) {
        var command = new ArrayList<>(List.of(prlimit, MEMORY_LIMIT));
        command.addAll(limits);
        command.add(program);
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile("vireo-image", ".out");
            Path error = Files.createTempFile("vireo-image", ".err");
            try {
                int code = execute(what, command, out, error, deadline);
                return new Outcome(code, beginning(out, TALK), beginning(error, COMPLAINT));
            } finally {
                Files.deleteIfExists(out);
                Files.deleteIfExists(error);
            }
        } catch (IOException e) {
            throw new VireoException(ImageError.NOT_SERVED, "cannot " + what, e);
        }
    }

    private static String beginning(Path file, int most) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(most), StandardCharsets.UTF_8);
        }
    }

    private static int execute(String what, List<String> command, Path out, Path error, Instant deadline)
            throws IOException {
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(error.toFile());
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            long left = Duration.between(Instant.now(), deadline).toMillis();
            if (process.waitFor(Math.max(0, left), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new VireoException(ImageError.NOT_SERVED, "cannot " + what + ": it did not end in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VireoException(ImageError.NOT_SERVED, "cannot " + what + ": interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
