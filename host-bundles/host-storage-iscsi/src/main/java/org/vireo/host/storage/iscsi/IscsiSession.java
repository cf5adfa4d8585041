package org.vireo.host.storage.iscsi;

import com.sun.jna.Memory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.time.Instant;

/** A session with one LUN, which is never set up again when it ends. Confined to one thread. */
final class IscsiSession implements AutoCloseable {
    private static final int AT_ONCE = 1 << 18;
    private static final int ANSWER = 255;
    private static final int SERIAL = 0x80;
    private static final int NAMES = 0x83;

    private final IscsiLogin login;
    private final int lun;
    private final long bytes;
    private final int block;

    /** As {@link IscsiLogin#open}; throws {@link java.nio.file.NoSuchFileException} when there is no such LUN. */
    static IscsiSession open(IscsiLibrary library, IscsiTarget target, int identity, Instant deadline)
            throws IOException {
        var login = IscsiLogin.open(library, target, identity, deadline);
        try {
            return new IscsiSession(login);
        } catch (IOException | RuntimeException e) {
            login.close();
            throw e;
        }
    }

    private IscsiSession(IscsiLogin login) throws IOException {
        this.login = login;
        lun = login.target().lun();
        var answer = ByteBuffer.wrap(login.request((iscsi, it) -> iscsi.iscsi_readcapacity16_sync(it, lun)));
        if (answer.remaining() < Long.BYTES + Integer.BYTES) {
            throw new FileSystemException(target().toString(), null, "it does not say how large it is");
        }
        block = answer.getInt(Long.BYTES);
        if (block < HeadBlock.BYTES || block > AT_ONCE || Integer.bitCount(block) != 1) {
            throw new FileSystemException(target().toString(), null, "its blocks have " + block + " bytes");
        }
        bytes = (answer.getLong(0) + 1) * block;
    }

    IscsiTarget target() {
        return login.target();
    }

    int identity() {
        return login.identity();
    }

    long bytes() {
        return bytes;
    }

    int block() {
        return block;
    }

    /** Reads whole blocks. */
    byte[] read(long offset, int length) throws IOException {
        var all = ByteBuffer.allocate(length);
        while (all.hasRemaining()) {
            int part = Math.min(AT_ONCE, all.remaining());
            long from = offset + all.position();
            byte[] read = login.request(
                    (iscsi, it) -> iscsi.iscsi_read16_sync(it, lun, from / block, part, block, 0, 0, 0, 0, 0));
            if (read.length != part) {
                throw new IOException(target() + " gave " + read.length + " of " + part + " bytes");
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
                login.request((iscsi, it) ->
                        iscsi.iscsi_write16_sync(it, lun, to / block, buffer, whole, block, 0, 0, 0, 0, 0));
            }
        }
    }

    /** What was written outlasts a loss of power from now on. */
    void flush() throws IOException {
        login.request((iscsi, it) -> iscsi.iscsi_synchronizecache16_sync(it, lun, 0, 0, 0, 0));
    }

    /** Whether the target takes no writes. */
    boolean isReadOnly() throws IOException {
        byte[] answer = login.request((iscsi, it) -> iscsi.iscsi_modesense6_sync(it, lun, 1, 0, 0x3f, 0, (byte) 0xff));
        return answer.length > 2 && (answer[2] & 0x80) != 0;
    }

    /** What it says of itself. */
    LunIdentity says() throws IOException {
        return LunIdentity.of(inquiry(0, 0), page(SERIAL), page(NAMES));
    }

    private byte[] inquiry(int vital, int page) throws IOException {
        return login.request((iscsi, it) -> iscsi.iscsi_inquiry_sync(it, lun, vital, page, ANSWER));
    }

    /** Empty if it has none. */
    private byte[] page(int page) throws IOException {
        try {
            return inquiry(1, page);
        } catch (FileSystemException e) {
            return new byte[0];
        }
    }

    @Override
    public void close() {
        login.close();
    }
}
