package org.vireo.host.libvirt;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.vireo.host.libvirt.binding.SerialPort;
import org.vireo.model.ModelError;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;
import org.vireo.protocol.vm.ExchangeSerial;
import org.vireo.protocol.vm.SerialOutput;

/** Somebody at a serial port. Guarded by its monitor. */
final class SerialSession {
    private static final int LARGEST = 1 << 16;
    private static final int PIECE = 4096;

    private final UUID id;
    private final SerialPort port;
    private Instant used;
    private boolean open = true;
    private long last;
    private SerialOutput lastOutput = output(new byte[0], 0, true);

    SerialSession(UUID id, SerialPort port, Instant now) {
        this.id = id;
        this.port = port;
        used = now;
    }

    UUID id() {
        return id;
    }

    /** Whether nobody exchanged anything since. */
    synchronized boolean idleSince(Instant since) {
        return used.isBefore(since);
    }

    /** Writes and reads; the last exchange repeated has the same answer. Blocks for the patience at most. */
    synchronized SerialOutput exchange(ExchangeSerial asked, Instant now) {
        if (asked.number() == last) {
            return lastOutput;
        }
        if (asked.number() < last) {
            throw new VireoException(
                    ModelError.BAD_VALUE,
                    "exchange " + asked.number() + " with the serial port of " + asked.vm() + " comes after " + last);
        }
        used = now;
        last = asked.number();
        lastOutput = open ? exchanged(asked.input(), asked.patience()) : output(new byte[0], 0, false);
        return lastOutput;
    }

    private SerialOutput exchanged(Secret input, Duration patience) {
        int taken = port.write(Base64.getDecoder().decode(input.reveal()));
        var said = new ByteArrayOutputStream();
        boolean there = drain(said);
        if (there && said.size() == 0) {
            port.await(patience);
            there = drain(said);
        }
        if (!there) {
            close();
        }
        return output(said.toByteArray(), taken, there);
    }

    /** Whether the port is still there. */
    private boolean drain(ByteArrayOutputStream into) {
        while (into.size() < LARGEST) {
            var piece = port.read(Math.min(PIECE, LARGEST - into.size()));
            if (piece.isEmpty()) {
                return false;
            }
            if (piece.get().length == 0) {
                return true;
            }
            into.writeBytes(piece.get());
        }
        return true;
    }

    private static SerialOutput output(byte[] bytes, int taken, boolean open) {
        return new SerialOutput(Secret.of(Base64.getEncoder().encodeToString(bytes)), taken, open);
    }

    synchronized void close() {
        open = false;
        port.close();
    }
}
