package org.vireo.host.storage.iscsi;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.vireo.host.volumes.UnreachableException;

/** A session of libiscsi with one LUN, which is never set up again when it ends. Confined to one thread. */
final class IscsiSession implements AutoCloseable {
    /** The same on every host, so that one can end a session of another that was stopped. */
    static final String INITIATOR = "iqn.2026-11.org.vireo:catalogue";

    static final int MOST_IDENTITY = (1 << 24) - 1;
    private static final int NORMAL = 2;
    /** One SYN and one more: about three seconds for a portal that is not there. */
    private static final int SYNS = 2;

    private static final int AT_ONCE = 1 << 18;
    /** Where libiscsi's task has its status, and what was read. */
    private static final int STATUS = 0;

    private static final int READ_BYTES = 64;
    private static final int READ = 72;

    private final IscsiLibrary library;
    private final IscsiTarget target;
    private final int identity;
    private final Pointer context;
    private long bytes;
    private int block;

    /**
     * Logs in; throws {@link UnreachableException} when nobody answers in time.
     *
     * @param identity of the session, 0 to {@link #MOST_IDENTITY}: a target ends one of the same number that is under way
     */
    static IscsiSession open(IscsiLibrary library, IscsiTarget target, int identity, Instant deadline)
            throws IOException {
        var session = new IscsiSession(library, target, identity);
        try {
            session.connect(deadline);
            return session;
        } catch (IOException | RuntimeException e) {
            session.library.iscsi_destroy_context(session.context);
            throw e;
        }
    }

    private IscsiSession(IscsiLibrary library, IscsiTarget target, int identity) {
        this.library = library;
        this.target = target;
        this.identity = identity;
        context = library.iscsi_create_context(INITIATOR);
    }

    int identity() {
        return identity;
    }

    static int seconds(Instant deadline) {
        long left = Duration.between(Clock.systemUTC().instant(), deadline).toSeconds();
        return (int) Math.max(1, left);
    }

    private void connect(Instant deadline) throws IOException {
        prepare(library, context, deadline);
        // a target that asks nobody may look for the session to end only if a password is offered; it does not look at
        // that
        boolean open = target.user().isEmpty();
        library.iscsi_set_initiator_username_pwd(
                context, open ? "nobody" : target.user(), open ? "no-password" : target.password());
        library.iscsi_set_targetname(context, target.name());
        library.iscsi_set_session_type(context, NORMAL);
        library.iscsi_set_isid_random(context, identity, 0);
        if (library.iscsi_full_connect_sync(context, target.portal(), target.lun()) != 0) {
            throw failure(target.toString(), words(library, context));
        }
        byte[] capacity = request(it -> library.iscsi_readcapacity16_sync(it, target.lun()));
        var answer = ByteBuffer.wrap(capacity);
        block = answer.getInt(Long.BYTES);
        if (block < HeadBlock.BYTES || block > AT_ONCE || Integer.bitCount(block) != 1) {
            throw new FileSystemException(target.toString(), null, "its blocks have " + block + " bytes");
        }
        bytes = (answer.getLong(0) + 1) * block;
    }

    static void prepare(IscsiLibrary library, Pointer context, Instant deadline) {
        library.iscsi_set_timeout(context, seconds(deadline));
        library.iscsi_set_noautoreconnect(context, 1);
        library.iscsi_set_tcp_syncnt(context, SYNS);
    }

    static String words(IscsiLibrary library, Pointer context) {
        return String.valueOf(library.iscsi_get_error(context)).strip();
    }

    /** What stood in the way of a session. */
    static IOException failure(String what, String words) {
        String text = words.toLowerCase(Locale.ROOT);
        if (text.contains("authentication failure") || text.contains("authorization failure")) {
            return new AccessDeniedException(what);
        }
        if (text.contains("target not found") || text.contains("unit_not_supported")) {
            return new NoSuchFileException(what);
        }
        return new UnreachableException(what + " does not answer: " + words);
    }

    IscsiTarget target() {
        return target;
    }

    long bytes() {
        return bytes;
    }

    int block() {
        return block;
    }

    /** What a request to the LUN reads; throws what the target says instead. */
    private byte[] request(Function<Pointer, Pointer> request) throws IOException {
        Pointer task = request.apply(context);
        if (task == null) {
            throw new UnreachableException(target + " does not answer: " + words(library, context));
        }
        try {
            int status = task.getInt(STATUS);
            if (status != 0) {
                throw refusal(status);
            }
            int read = task.getInt(READ_BYTES);
            return read <= 0 ? new byte[0] : task.getPointer(READ).getByteArray(0, read);
        } finally {
            library.scsi_free_scsi_task(task);
        }
    }

    /** What is below 256 comes from the target; the rest means that none spoke. */
    private IOException refusal(int status) {
        String words = words(library, context);
        return status > 0 && status < 256
                ? new FileSystemException(target.toString(), null, words)
                : new UnreachableException(target + " does not answer: " + words);
    }

    /** Reads whole blocks. */
    byte[] read(long offset, int length) throws IOException {
        var all = ByteBuffer.allocate(length);
        while (all.hasRemaining()) {
            int part = Math.min(AT_ONCE, all.remaining());
            long from = offset + all.position();
            byte[] read = request(
                    it -> library.iscsi_read16_sync(it, target.lun(), from / block, part, block, 0, 0, 0, 0, 0));
            if (read.length != part) {
                throw new IOException(target + " gave " + read.length + " of " + part + " bytes");
            }
            all.put(read);
        }
        return all.array();
    }

    /** Writes bytes to where a block begins; what is left of the last block becomes zeros. */
    void write(long offset, byte[] data) throws IOException {
        try (var buffer = new Memory(AT_ONCE)) {
            for (int done = 0; done < data.length; done += AT_ONCE) {
                int part = Math.min(AT_ONCE, data.length - done);
                int whole = (part + block - 1) / block * block;
                buffer.clear(whole);
                buffer.write(0, data, done, part);
                long to = offset + done;
                request(it ->
                        library.iscsi_write16_sync(it, target.lun(), to / block, buffer, whole, block, 0, 0, 0, 0, 0));
            }
        }
    }

    /** What was written outlasts a loss of power from now on. */
    void flush() throws IOException {
        request(it -> library.iscsi_synchronizecache16_sync(it, target.lun(), 0, 0, 0, 0));
    }

    /** Whether the target takes no writes. */
    boolean isReadOnly() throws IOException {
        byte[] answer = request(it -> library.iscsi_modesense6_sync(it, target.lun(), 1, 0, 0x3f, 0, (byte) 0xff));
        return answer.length > 2 && (answer[2] & 0x80) != 0;
    }

    @Override
    public void close() {
        library.iscsi_logout_sync(context);
        library.iscsi_destroy_context(context);
    }
}
