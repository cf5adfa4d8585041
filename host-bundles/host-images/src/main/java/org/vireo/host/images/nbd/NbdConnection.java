package org.vireo.host.images.nbd;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.model.VireoException;

/** One connection to a server of NBD on a local socket. Used by one thread at a time, but for {@link #end}. */
public final class NbdConnection implements AutoCloseable {
    /** Bytes in its buffer: the most that one read or write takes. */
    public static final int BUFFER = 1 << 19;

    private static final String ALLOCATION = "base:allocation";
    private static final String WRITTEN = "qemu:dirty-bitmap:";
    private static final long PIECE = 1L << 28;

    private static final Logger LOG = LoggerFactory.getLogger(NbdConnection.class);
    private static final Optional<LibnbdLibrary> NBD = load();

    private final LibnbdLibrary nbd;
    private final Pointer handle;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final Optional<String> changes;
    private final long size;
    private boolean failed;
    private volatile boolean ended;

    private NbdConnection(LibnbdLibrary nbd, Pointer handle, Optional<String> changes, long size) {
        this.nbd = nbd;
        this.handle = handle;
        this.changes = changes;
        this.size = size;
    }

    private static Optional<LibnbdLibrary> load() {
        try {
            return Optional.of(Native.load("libnbd.so.0", LibnbdLibrary.class));
        } catch (UnsatisfiedLinkError e) {
            LOG.warn("Clients cannot move images: this host lacks the library libnbd (package libnbd0)", e);
            return Optional.empty();
        }
    }

    private static LibnbdLibrary library() {
        return NBD.orElseThrow(() ->
                new VireoException(ImageError.NOT_SERVED, "this host lacks the library libnbd (package libnbd0)"));
    }

    /**
     * Connects at once or throws.
     *
     * @param export which of the server's, empty for the only one
     * @param map that tells what was written since a checkpoint, if it is wanted
     */
    public static NbdConnection open(String socket, String export, Optional<String> map) throws NbdException {
        LibnbdLibrary nbd = library();
        Pointer handle = nbd.nbd_create();
        if (handle == null) {
            throw failure(nbd, "make a connection");
        }
        try {
            check(nbd, "ask for extents", nbd.nbd_add_meta_context(handle, ALLOCATION));
            var changes = map.map(name -> WRITTEN + name);
            if (changes.isPresent()) {
                check(nbd, "ask for what was written", nbd.nbd_add_meta_context(handle, changes.get()));
            }
            check(nbd, "name the export " + export, nbd.nbd_set_export_name(handle, export));
            check(nbd, "connect to " + socket, nbd.nbd_connect_unix(handle, socket));
            long size = nbd.nbd_get_size(handle);
            check(nbd, "ask for the size", size < 0 ? -1 : 0);
            // without it everything would seem unchanged
            if (changes.isPresent() && nbd.nbd_can_meta_context(handle, changes.get()) != 1) {
                throw new NbdException("ask for what was written", "the server does not tell it", 0);
            }
            return new NbdConnection(nbd, handle, changes, size);
        } catch (NbdException | RuntimeException e) {
            nbd.nbd_close(handle);
            throw e;
        }
    }

    private static NbdException failure(LibnbdLibrary nbd, String what) {
        String words = nbd.nbd_get_error();
        return new NbdException(what, words == null ? "no reason is known" : words, nbd.nbd_get_errno());
    }

    private static void check(LibnbdLibrary nbd, String what, int end) throws NbdException {
        if (end < 0) {
            throw failure(nbd, what);
        }
    }

    static VireoException over() {
        return new VireoException(ImageError.NOT_SERVED, "the image is not served any more");
    }

    /** Lets whoever uses it do nothing more with the image. Any thread may call it. */
    void end() {
        ended = true;
    }

    private void requireOpen() {
        if (ended) {
            throw over();
        }
    }

    private void require(String what, int end) throws NbdException {
        if (end < 0) {
            failed = true;
            throw failure(nbd, what);
        }
    }

    /** How many bytes there are. */
    public long size() {
        return size;
    }

    /** Whether something went wrong on it. */
    boolean failed() {
        return failed;
    }

    /** The buffer, empty: what is put there is written by {@link #write}. */
    public ByteBuffer buffer() {
        return buffer.clear();
    }

    /** Reads some bytes, as many as {@code count} and {@link #BUFFER} allow; they are good until the next call. */
    public ByteBuffer read(long offset, long count) throws NbdException {
        requireOpen();
        int some = (int) Math.min(BUFFER, count);
        buffer.clear().limit(some);
        require("read at " + offset, nbd.nbd_pread(handle, buffer, some, offset, 0));
        return buffer;
    }

    /** Writes what was put into the buffer. */
    public void write(long offset) throws NbdException {
        requireOpen();
        buffer.flip();
        require("write at " + offset, nbd.nbd_pwrite(handle, buffer, buffer.limit(), offset, 0));
    }

    /** Makes bytes zero; the least of {@code count} and a quarter of a GiB, which it answers. */
    public long zero(long offset, long count, boolean holes) throws NbdException {
        requireOpen();
        long some = Math.min(PIECE, count);
        int flags = holes ? 0 : LibnbdLibrary.CMD_FLAG_NO_HOLE;
        require("write zeros at " + offset, nbd.nbd_zero(handle, some, offset, flags));
        return some;
    }

    /** Returns when all that was written on any connection is on the storage. */
    public void flush() throws NbdException {
        requireOpen();
        require("flush", nbd.nbd_flush(handle, 0));
    }

    /** Whether it is told what was written since a checkpoint. */
    public boolean changesKnown() {
        return changes.isPresent();
    }

    /** Tells all extents in order, each as long as it is. */
    public void extents(Consumer<Extent> told) throws NbdException {
        Extent open = null;
        long at = 0;
        while (at < size) {
            for (var extent : some(at, Math.min(PIECE, size - at))) {
                at = extent.end();
                if (open != null && open.continuedBy(extent)) {
                    open = open.and(extent);
                } else {
                    if (open != null) {
                        told.accept(open);
                    }
                    open = extent;
                }
            }
        }
        if (open != null) {
            told.accept(open);
        }
    }

    private List<Extent> some(long offset, long count) throws NbdException {
        requireOpen();
        var allocation = new Stretches(offset, offset + count);
        var written = new Stretches(offset, offset + count);
        var callback = new LibnbdLibrary.ExtentCallback.ByValue();
        callback.callback = (data, context, start, entries, number, error) -> {
            if (ALLOCATION.equals(context)) {
                allocation.collect(entries, number);
            } else if (changes.equals(Optional.of(context))) {
                written.collect(entries, number);
            }
            return 0;
        };
        require("ask for extents at " + offset, nbd.nbd_block_status(handle, count, offset, callback, 0));
        return allocation.with(changes.isPresent() ? written : new Stretches(offset, offset + count));
    }

    @Override
    public void close() {
        nbd.nbd_close(handle);
    }
}
