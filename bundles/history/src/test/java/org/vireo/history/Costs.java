package org.vireo.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What was spent so far: time, and processor seconds of this process and of the database with those of its processes that have ended.
 * Immutable.
 */
record Costs(double elapsed, double own, double database) {
    private static final double NANOS = 1e9;
    private static final double TICKS = 100;
    private static final int OWN_TICKS = 11;

    static Costs now(KillableServer server) throws IOException {
        var postmaster = server.postmaster();
        var database = seconds(postmaster.pid(), true);
        for (var child : postmaster.children().toList()) {
            database += seconds(child.pid(), false);
        }
        return new Costs(
                System.nanoTime() / NANOS, seconds(ProcessHandle.current().pid(), false), database);
    }

    /** What was spent since, as a text. */
    String since(KillableServer server) throws IOException {
        var now = now(server);
        return String.format(
                Locale.ROOT,
                "%.1f s, CPU seconds of the engine %.1f, of the database %.1f",
                now.elapsed - elapsed,
                now.own - own,
                now.database - database);
    }

    private static double seconds(long pid, boolean withEnded) throws IOException {
        String[] fields;
        try {
            fields = Files.readString(Path.of("/proc/" + pid + "/stat"))
                    .replaceFirst("(?s).*\\) ", "")
                    .split(" ");
        } catch (java.nio.file.NoSuchFileException gone) {
            return 0;
        }
        long ticks = 0;
        for (int i = OWN_TICKS; i < OWN_TICKS + (withEnded ? 4 : 2); i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks / TICKS;
    }
}
