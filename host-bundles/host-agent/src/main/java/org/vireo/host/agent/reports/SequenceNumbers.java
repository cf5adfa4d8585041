package org.vireo.host.agent.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vireo.host.agent.files.PrivateFile;

/**
 * Numbers that rise for ever, also across restarts. The disk holds the end of a block taken in advance; a restart begins after it, which
 * leaves a gap. Guarded by its monitor.
 */
final class SequenceNumbers {
    private static final long BLOCK = 1000;

    private final Path file;
    private long next;
    private long end;

    SequenceNumbers(Path file) {
        this.file = file;
        this.end = read(file);
        this.next = end + 1;
    }

    private static long read(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Long.parseLong(
                            Files.readString(file, StandardCharsets.US_ASCII).trim())
                    : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (NumberFormatException e) {
            throw new IllegalStateException(file + " holds no number: reports cannot be put into order", e);
        }
    }

    synchronized long next() {
        if (next > end) {
            PrivateFile.write(file, Long.toString(next + BLOCK - 1).getBytes(StandardCharsets.US_ASCII));
            end = next + BLOCK - 1;
        }
        return next++;
    }
}
