package org.vireo.host.images.ticket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.vireo.host.images.nbd.Export;
import org.vireo.model.ByteSize;
import org.vireo.protocol.image.TransferState;

/** What a client may do with an image, until when, and what it did. Thread-safe. */
public final class Ticket {
    private final Export export;
    private final boolean writable;
    private final boolean sparse;
    private final String fileName;
    private final Clock clock;
    private final ByteRanges touched = new ByteRanges();
    private final AtomicLong moved = new AtomicLong();
    private volatile Instant expires;
    private volatile Instant active;

    /** A good one from now on. */
    public Ticket(Export export, boolean writable, boolean sparse, String fileName, Duration validFor, Clock clock) {
        this.export = export;
        this.writable = writable;
        this.sparse = sparse;
        this.fileName = fileName;
        this.clock = clock;
        active = clock.instant();
        extend(validFor);
    }

    /** The image. */
    public Export export() {
        return export;
    }

    /** Whether it may be written; it may always be read. */
    public boolean writable() {
        return writable;
    }

    /** Whether zeros may become holes. */
    public boolean sparse() {
        return sparse;
    }

    /** Under which browsers save it. */
    public String fileName() {
        return fileName;
    }

    /** A client touched some bytes, of which so many went over the network. */
    public void touched(long start, long length, long bytes) {
        touched.add(start, length);
        moved.addAndGet(bytes);
        alive();
    }

    /** A client did something. That lets no ticket live on: an engine that is away must be sure that its host lets go in time. */
    public void alive() {
        active = clock.instant();
    }

    /** The engine lets it live on. */
    void extend(Duration time) {
        expires = clock.instant().plus(time);
    }

    boolean expired() {
        return clock.instant().isAfter(expires);
    }

    TransferState state(boolean open) {
        return new TransferState(
                open,
                new ByteSize(export.size()),
                new ByteSize(touched.total()),
                new ByteSize(moved.get()),
                Duration.between(active, clock.instant()));
    }
}
