package org.vireo.host.libvirt;

import java.time.Duration;
import java.time.Instant;
import org.vireo.model.PauseCause;
import org.vireo.model.StorageErrorBehaviour;

/**
 * One virtual machine whose CPUs were halted because its storage failed. It is tried now and then whether the storage works again, more and
 * more rarely; a try counts as good if the machine still runs a moment later. Confined to one thread.
 */
final class StorageHalt {
    private static final Duration FIRST = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** Requests that failed are repeated at once when CPUs go on, so a storage that does not work is known by then. */
    private static final Duration TRIAL = Duration.ofSeconds(2);

    private final PauseCause cause;
    private final StorageErrorBehaviour behaviour;
    private final Instant end;
    private Duration wait = FIRST;
    private Instant next;
    private boolean trying;

    /** What to do now. */
    enum Turn {
        /** Nothing. */
        WAIT,
        /** Let it go on. */
        TRY,
        /** See whether it still runs. */
        JUDGE,
        /** End it. */
        KILL
    }

    StorageHalt(PauseCause cause, StorageErrorBehaviour behaviour, Instant now, Duration limit) {
        this.cause = cause;
        this.behaviour = behaviour;
        end = now.plus(limit);
        next = now.plus(wait);
    }

    PauseCause cause() {
        return cause;
    }

    /** Whether it goes on only to see whether that works, which nobody is told. */
    boolean trying() {
        return trying;
    }

    /** Marks a try as begun when it says so. */
    Turn turn(Instant now) {
        if (behaviour == StorageErrorBehaviour.LEAVE_PAUSED || now.isBefore(next)) {
            return Turn.WAIT;
        }
        if (trying) {
            return Turn.JUDGE;
        }
        if (behaviour == StorageErrorBehaviour.KILL && now.isAfter(end)) {
            return Turn.KILL;
        }
        trying = true;
        next = now.plus(TRIAL);
        return Turn.TRY;
    }

    /** The try did not help. */
    void failed(Instant now) {
        trying = false;
        wait = wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
        next = now.plus(wait);
    }
}
