package org.vireo.database.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The main process of a server, as its pid file tells of it.
 *
 * @param pid process id
 * @param port where it listens
 * @param ready whether it takes connections
 */
record Postmaster(long pid, int port, boolean ready) {
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** The live process that serves this data directory; a left-over pid file does not count, nor does a recycled pid. */
    static Optional<Postmaster> of(Path data) {
        Path file = data.resolve("postmaster.pid");
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            long pid = Long.parseLong(lines.get(0).strip());
            if (!serves(pid, data)) {
                return Optional.empty();
            }
            boolean ready = lines.size() > STATUS_LINE
                    && "ready".equals(lines.get(STATUS_LINE).strip());
            return Optional.of(
                    new Postmaster(pid, Integer.parseInt(lines.get(PORT_LINE).strip()), ready));
        } catch (IOException | NumberFormatException e) {
            throw new PostgresException("cannot understand " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Removes the pid file of a server that is gone while its pid is still taken: by a zombie that nobody collects, or by
     * a stranger since a reboot. PostgreSQL itself would refuse to start. Leaves it as long as any process of that server
     * lives, because two servers on one data directory destroy it.
     *
     * @return whether nothing of an earlier server stands in the way any more
     */
    static boolean clearedAway(Path data) {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return true;
        }
        if (of(data).isPresent() || anyoneWorksIn(data)) {
            return false;
        }
        try {
            Files.deleteIfExists(file);
            return true;
        } catch (IOException e) {
            throw new PostgresException("cannot remove the left-over " + file + ": " + e.getMessage(), e);
        }
    }

    /** Every process of a server has the data directory as its working directory. */
    private static boolean anyoneWorksIn(Path data) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            Path real = data.toRealPath();
            for (Path process : processes) {
                if (worksIn(process, real)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new PostgresException("cannot list the running processes: " + e.getMessage(), e);
        }
    }

    private static boolean worksIn(Path process, Path directory) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(directory);
        } catch (IOException e) {
            // it ended meanwhile, is a zombie, or belongs to somebody else
            return false;
        }
    }

    /** A zombie has an empty command line, so it does not count as alive either. */
    private static boolean serves(long pid, Path data) {
        try {
            byte[] raw = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline"));
            String commandLine = new String(raw, StandardCharsets.UTF_8);
            return List.of(commandLine.split("\0")).contains(data.toString());
        } catch (IOException e) {
            // no such process, or none that this user may look at
            return false;
        }
    }
}
