package org.vireo.host.storage.iscsi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.vireo.host.volumes.Attempt;

/**
 * The catalogue on a LUN. A change goes into an area that does not count yet, under a lock of all hosts, and counts with the one block that
 * names it: who is stopped in the middle has changed nothing. Confined to one thread.
 */
final class LunCatalogue implements AutoCloseable {
    private static final String NOTICE = "This LUN holds a storage domain of Vireo. Nothing else may write to it.\n";
    private static final int ATTEMPTS = 20;

    private final IscsiSession session;
    private final LunLock lock;
    private final Clock clock;
    private final SplittableRandom random = new SplittableRandom();
    private Optional<Found> last = Optional.empty();

    /** What the LUN holds now. */
    record Found(HeadBlock head, Catalogue catalogue) {}

    /** A change, which may be asked for again when others were first. */
    @FunctionalInterface
    interface Change {
        Catalogue apply(Catalogue before) throws IOException;
    }

    /**
     * Reads nothing yet.
     *
     * @param session with the LUN
     * @param lock that all hosts respect; it is kept after a change until {@link #close}
     */
    LunCatalogue(IscsiSession session, LunLock lock) {
        this(session, lock, Clock.systemUTC());
    }

    /** With a clock that tells when nobody writes to room that was left. */
    LunCatalogue(IscsiSession session, LunLock lock, Clock clock) {
        this.session = session;
        this.lock = lock;
        this.clock = clock;
    }

    /** Empty for a LUN without one. */
    Optional<Catalogue> find() throws IOException {
        return found().map(Found::catalogue);
    }

    /** What was read before counts as long as its head does. */
    private Optional<Found> found() throws IOException {
        // one that is replaced twice while it is read is read again
        for (int attempt = 0; attempt < LunMap.AREAS; attempt++) {
            var head = heads().max(Comparator.comparingLong(HeadBlock::generation));
            if (head.isEmpty()) {
                last = Optional.empty();
                return last;
            }
            if (last.isPresent()
                    && Arrays.equals(last.get().head().encode(), head.get().encode())) {
                return last;
            }
            byte[] bytes = area(head.get());
            if (head.get().describes(bytes)) {
                last = Optional.of(new Found(head.get(), Catalogue.decode(bytes)));
                return last;
            }
        }
        throw new FileSystemException(
                session.target().toString(),
                null,
                "its catalogue is not what its head says: something else wrote to it");
    }

    private Stream<HeadBlock> heads() throws IOException {
        var even = HeadBlock.decode(session.read(LunMap.head(0), session.block()));
        var odd = HeadBlock.decode(session.read(LunMap.head(1), session.block()));
        return Stream.concat(even.stream(), odd.stream());
    }

    private byte[] area(HeadBlock head) throws IOException {
        int whole = (head.length() + session.block() - 1) / session.block() * session.block();
        return Arrays.copyOf(session.read(LunMap.area(head.area()), whole), head.length());
    }

    /** Changes what is there, without room that nobody writes to any more; one that leaves it as it is writes nothing. */
    void change(Change change) throws IOException {
        guarded(() -> {
            var before = found();
            var was = before.map(Found::catalogue).orElse(Catalogue.EMPTY);
            var wanted = change.apply(was.after(clock.instant()));
            if (!wanted.equals(was)) {
                write(before.map(Found::head).orElse(new HeadBlock(0, 0, 0, new byte[0])), wanted);
            }
        });
    }

    private void guarded(Attempt.Action work) throws IOException {
        for (int attempt = 1; !tried(work, attempt == ATTEMPTS); attempt++) {
            lock.leave();
        }
    }

    /** False if the lock went to somebody else before anything was changed. */
    private boolean tried(Attempt.Action work, boolean last) throws IOException {
        lock.take();
        try {
            work.run();
            return true;
        } catch (LunLock.Lost e) {
            if (last) {
                throw e;
            }
            return false;
        }
    }

    /** Lets others change it; called before anything that takes long. */
    @Override
    public void close() {
        Attempt.run("let other hosts use " + session.target(), lock::leave);
    }

    private void write(HeadBlock before, Catalogue catalogue) throws IOException {
        byte[] bytes = catalogue.encode();
        if (bytes.length > LunMap.AREA) {
            throw new FileSystemException(
                    session.target().toString(), null, "No space left on device: its catalogue is full");
        }
        if (before.generation() == 0) {
            session.write(0, NOTICE.getBytes(StandardCharsets.US_ASCII));
        }
        // any but the one that counts, at random: what a stopped writer still has on its way to one meets nobody there
        int area = (before.area() + random.nextInt(1, LunMap.AREAS)) % LunMap.AREAS;
        var head = new HeadBlock(before.generation() + 1, area, bytes.length, HeadBlock.digest(bytes));
        session.write(LunMap.area(area), bytes);
        session.flush();
        if (!head.describes(area(head))) {
            throw new FileSystemException(session.target().toString(), null, "it does not keep what was written to it");
        }
        lock.require();
        session.write(LunMap.head(head.generation()), head.encode());
        session.flush();
    }

    /** Whether nothing has left marks on the LUN, ours or another's. */
    boolean isBlank() throws IOException {
        for (byte one : session.read(0, LunMap.MARKS)) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }

    /** Removes every mark, ours too, and with them the lock. */
    void blank() throws IOException {
        guarded(() -> {
            lock.require();
            session.write(0, new byte[LunMap.MARKS]);
            session.flush();
        });
        last = Optional.empty();
    }
}
