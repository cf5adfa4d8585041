package org.vireo.host.libvirt.binding;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/**
 * This side of a serial port that QEMU keeps as a pseudo-terminal, until closed. Opened by C: by Java's own means the terminal could become
 * the one of the agent, which would be hung up with it. Confined to one thread at a time.
 */
public final class SerialPort implements AutoCloseable {
    private static final Pattern PATH = Pattern.compile("/dev/pts/\\d{1,7}");
    private static final int READ_WRITE = 2;
    private static final int NOT_MINE = 0x100;
    private static final int NON_BLOCKING = 0x800;
    private static final int CLOSE_ON_EXEC = 0x80000;
    private static final int INTERRUPTED = 4;
    private static final int GONE = 5;
    private static final int AGAIN = 11;
    private static final short READABLE = 1;
    private static final int ENTRY = 8;
    private static final int EVENTS_AT = 4;

    private final CLibrary library = Native.load("c", CLibrary.class);
    private final int descriptor;
    private boolean closed;

    /** Opens {@code path}, which must be a pseudo-terminal; what was said before is lost, as at a real port. */
    public SerialPort(String path) {
        if (!PATH.matcher(path).matches()) {
            throw new VireoException(ModelError.BAD_VALUE, "a serial port is no pseudo-terminal but " + path);
        }
        try {
            descriptor = library.open(path, READ_WRITE | NOT_MINE | NON_BLOCKING | CLOSE_ON_EXEC);
        } catch (LastErrorException e) {
            throw failed("open", e);
        }
    }

    private static VireoException failed(String attempt, LastErrorException cause) {
        return new VireoException(
                ModelError.HOST_FAILED, "cannot " + attempt + " a serial port: " + cause.getMessage(), cause);
    }

    /** Waits until there is something to read, the other side is gone or the time is over. */
    public void await(Duration patience) {
        try (var entry = new Memory(ENTRY)) {
            entry.setInt(0, descriptor);
            entry.setShort(EVENTS_AT, READABLE);
            entry.setShort(EVENTS_AT + Short.BYTES, (short) 0);
            library.poll(entry, new NativeLong(1), (int) patience.toMillis());
        } catch (LastErrorException e) {
            if (e.getErrorCode() != INTERRUPTED) {
                throw failed("wait for", e);
            }
        }
    }

    /** What is there, at most so many bytes; empty when the other side is gone. Does not block. */
    public Optional<byte[]> read(int most) {
        var into = new byte[most];
        try {
            int count = library.read(descriptor, into, new NativeLong(most)).intValue();
            return count == 0 ? Optional.empty() : Optional.of(Arrays.copyOf(into, count));
        } catch (LastErrorException e) {
            if (e.getErrorCode() == AGAIN || e.getErrorCode() == INTERRUPTED) {
                return Optional.of(new byte[0]);
            }
            if (e.getErrorCode() == GONE) {
                return Optional.empty();
            }
            throw failed("read", e);
        }
    }

    /** How many of the bytes it takes. Does not block. */
    public int write(byte[] bytes) {
        try {
            return bytes.length == 0
                    ? 0
                    : library.write(descriptor, bytes, new NativeLong(bytes.length))
                            .intValue();
        } catch (LastErrorException e) {
            if (e.getErrorCode() == AGAIN || e.getErrorCode() == INTERRUPTED || e.getErrorCode() == GONE) {
                return 0;
            }
            throw failed("write to", e);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            library.close(descriptor);
        }
    }
}
