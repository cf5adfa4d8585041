package org.vireo.host.storage.iscsi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Pattern;
import org.vireo.host.volumes.UnreachableException;

/**
 * One block of a LUN that at most one session holds, on targets that know only how to read and write. Whoever found it free writes its name
 * there within a time, and holds it if the name is still there after as long: a rival that found it free too was overwritten, or overwrote
 * within that time. Who holds it and writes nothing for {@link #STALE} has its session ended by the next one, so nothing it sends later
 * arrives. Confined to one thread.
 */
final class LunLock {
    /** A read and a write are done within it; else the try does not count. */
    static final Duration TRY = Duration.ofMillis(50);

    /** The change that is guarded takes milliseconds. */
    static final Duration STALE = Duration.ofSeconds(5);

    private static final Duration CAREFUL = Duration.ofSeconds(2);
    private static final Duration KEPT = Duration.ofMillis(500);
    private static final long POLL = 15;
    private static final Pattern NAME = Pattern.compile("vireo-lock ([0-9]{1,8}) [0-9a-f-]{36}\n");

    private final IscsiSession session;
    private final Fence fence;
    private final Instant deadline;
    private final Clock clock = Clock.systemUTC();
    private final SplittableRandom random = new SplittableRandom();
    /** Another for each claim: who holds the lock again and again does not look like one that stands still. */
    private String name = "";

    private boolean holds;
    private long held;

    /** Ends a session of somebody who was stopped. */
    @FunctionalInterface
    interface Fence {
        void end(int identity) throws IOException;
    }

    LunLock(IscsiSession session, Fence fence, Instant deadline) {
        this.session = session;
        this.fence = fence;
        this.deadline = deadline;
    }

    /** Waits until it is held, or the deadline passes; one that was taken a moment ago and not left is still held. */
    void take() throws IOException {
        if (holds && since(held).compareTo(KEPT) < 0) {
            return;
        }
        leave();
        String seen = "";
        long since = System.nanoTime();
        while (!clock.instant().isAfter(deadline)) {
            long begin = System.nanoTime();
            String holder = read();
            if (!holder.equals(seen)) {
                seen = holder;
                since = begin;
            }
            if (holder.isEmpty()) {
                if (claim(begin)) {
                    return;
                }
            } else if (since(since).compareTo(STALE) > 0) {
                release(holder);
            } else {
                rest(random.nextLong(POLL, 2 * POLL));
            }
        }
        throw new UnreachableException(session.target() + " is being changed by others all the time");
    }

    private boolean claim(long begin) throws IOException {
        name = "vireo-lock " + session.identity() + " " + UUID.randomUUID() + "\n";
        session.write(LunMap.LOCK, name.getBytes(StandardCharsets.US_ASCII));
        if (since(begin).compareTo(TRY) > 0) {
            return false; // too late to count: it stays there until it is stale, or a rival takes it for itself
        }
        rest(TRY.toMillis() + 1);
        held = System.nanoTime();
        holds = read().equals(name);
        return holds;
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    /** The holder was stopped, or came too late itself: it is kept from writing first. */
    private void release(String holder) throws IOException {
        var identity = identity(holder);
        if (identity.isPresent() && identity.get() != session.identity()) {
            fence.end(identity.get());
        }
        if (read().equals(holder)) {
            session.write(LunMap.LOCK, new byte[session.block()]);
        }
    }

    private static Optional<Integer> identity(String holder) {
        var parts = NAME.matcher(holder);
        return parts.matches() ? Optional.of(Integer.parseInt(parts.group(1))) : Optional.empty();
    }

    /** Throws unless it is held and was taken a moment ago; asked for before what is guarded is done for good. */
    void require() throws IOException {
        if (!read().equals(name) || since(held).compareTo(CAREFUL) > 0) {
            holds = false;
            throw new Lost(session.target() + " was locked for too long");
        }
    }

    /** For the next one; fine if it is not held. */
    void leave() throws IOException {
        if (!holds) {
            return;
        }
        holds = false;
        if (read().equals(name)) {
            session.write(LunMap.LOCK, new byte[session.block()]);
        }
    }

    private String read() throws IOException {
        String text = new String(session.read(LunMap.LOCK, session.block()), StandardCharsets.US_ASCII);
        return text.replaceFirst("\0.*", "");
    }

    private static void rest(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** It went to somebody else; nothing was changed. */
    static final class Lost extends IOException {
        private static final long serialVersionUID = 1;

        Lost(String message) {
            super(message);
        }
    }
}
