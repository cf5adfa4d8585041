package org.vireo.host.libvirt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.vireo.model.BackupId;

/** When the engine last asked for backups, and why this host ended some. Forgotten with the agent. Thread-safe. */
final class BackupNotes {
    /** How long a backup goes on without the engine: longer than it takes to start anew. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private final Clock clock = Clock.systemUTC();
    private final Instant since = clock.instant();
    private final Map<BackupId, Instant> asked = new ConcurrentHashMap<>();
    private final Map<BackupId, String> ended = new ConcurrentHashMap<>();

    void asked(BackupId backup) {
        asked.put(backup, clock.instant());
    }

    boolean wanted(BackupId backup) {
        return clock.instant().isBefore(asked.getOrDefault(backup, since).plus(LEASE));
    }

    void ended(BackupId backup, String why) {
        ended.put(backup, why);
    }

    String why(BackupId backup) {
        return ended.getOrDefault(backup, "");
    }

    void forget(BackupId backup) {
        asked.remove(backup);
        ended.remove(backup);
    }
}
