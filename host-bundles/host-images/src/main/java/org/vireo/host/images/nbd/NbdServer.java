package org.vireo.host.images.nbd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.vireo.model.VireoException;

/**
 * QEMU's server of one image, a process on a socket of root. It ends by itself with the last connection, so none is left when this
 * program dies. Thread-safe.
 */
public final class NbdServer implements NbdSource {
    /** How many connections it takes at a time. */
    public static final int CONNECTIONS = 8;

    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final String MEMORY_LIMIT = "--as=" + (4L << 30);
    private static final long PAUSE_MILLIS = 5;
    private static final long END_SECONDS = 20;
    private static final int WORDS = 4000;

    private final Process process;
    private final Path socket;
    private final Path words;

    private NbdServer(Process process, Path socket, Path words) {
        this.process = process;
        this.socket = socket;
        this.words = words;
    }

    /**
     * The programs and where sockets are made.
     *
     * @param program path of {@code qemu-nbd}
     * @param prlimit path of the program that limits another
     * @param sockets a directory of root
     */
    public record Programs(String program, String prlimit, Path sockets) {}

    /**
     * How an image is served.
     *
     * @param writable whether it may be written
     * @param zerosBecomeHoles whether zeros that are written become holes
     */
    public record Mode(boolean writable, boolean zerosBecomeHoles) {}

    /** Starts it; {@code image} says format and all. Connections are made by {@link #connect}. */
    public static NbdServer start(Programs programs, String image, Mode mode) {
        Path socket = programs.sockets().resolve("nbd-" + NUMBERS.incrementAndGet());
        Path words = programs.sockets().resolve(socket.getFileName() + ".log");
        try {
            Files.deleteIfExists(socket);
            var builder = new ProcessBuilder(command(programs, image, mode, socket))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(words.toFile());
            builder.environment().put("LC_ALL", "C");
            var process = builder.start();
            process.getOutputStream().close();
            return new NbdServer(process, socket, words);
        } catch (IOException e) {
            throw new VireoException(ImageError.NOT_SERVED, "cannot start " + programs.program(), e);
        }
    }

    private static List<String> command(Programs programs, String image, Mode mode, Path socket) {
        var command = new ArrayList<>(List.of(
                programs.prlimit(),
                MEMORY_LIMIT,
                programs.program(),
                "--socket=" + socket,
                "--shared=" + CONNECTIONS,
                "--discard=unmap"));
        if (!mode.writable()) {
            command.add("--read-only");
        } else if (mode.zerosBecomeHoles()) {
            command.add("--detect-zeroes=unmap");
        }
        command.add(image);
        return command;
    }

    /** Connects, as soon as it listens; throws what it says when it ends instead. */
    @Override
    public NbdConnection connect(Instant deadline, Clock clock) {
        while (true) {
            try {
                if (Files.exists(socket)) {
                    return NbdConnection.open(socket.toString(), "", Optional.empty());
                }
                if (process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw new VireoException(ImageError.NOT_SERVED, "cannot open the image: " + said());
                }
            } catch (NbdException e) {
                if (!process.isAlive() || clock.instant().isAfter(deadline)) {
                    throw new VireoException(ImageError.NOT_SERVED, "cannot open the image: " + said(), e);
                }
                pause();
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            if (clock.instant().isAfter(deadline)) {
                throw new VireoException(ImageError.NOT_SERVED, "cannot open the image: it was not served in time");
            }
        }
    }

    /** The socket is there a moment before anyone listens. */
    private void pause() {
        try {
            process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static VireoException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new VireoException(ImageError.NOT_SERVED, "cannot open the image: interrupted", e);
    }

    private String said() {
        try {
            var text = Files.exists(words) ? Files.readString(words, StandardCharsets.UTF_8) : "";
            text = text.strip().replaceAll("\\s+", " ");
            return text.isEmpty() ? "qemu-nbd ended without a word" : text.substring(0, Math.min(WORDS, text.length()));
        } catch (IOException e) {
            return "what qemu-nbd said is not readable: " + e.getMessage();
        }
    }

    /** Ends it; nothing reads or writes the image when this returns. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(END_SECONDS, TimeUnit.SECONDS);
            }
            Files.deleteIfExists(socket);
            Files.deleteIfExists(words);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new VireoException(ImageError.NOT_SERVED, "cannot clean up after qemu-nbd", e);
        }
        if (process.isAlive()) {
            throw new VireoException(ImageError.NOT_SERVED, "qemu-nbd (" + process.pid() + ") does not end");
        }
    }
}
