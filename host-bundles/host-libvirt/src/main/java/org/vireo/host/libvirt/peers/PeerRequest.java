package org.vireo.host.libvirt.peers;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.vireo.model.VmId;

/**
 * What one host asks of another about a virtual machine. Immutable, as long as nobody writes into the body.
 *
 * @param purpose what is wanted
 * @param vm which
 * @param number which of several pieces
 * @param body belongs to the request; at most {@link #LONGEST} bytes
 */
public record PeerRequest(Purpose purpose, VmId vm, int number, byte[] body) {
    static final int LONGEST = 64 * 1024 * 1024;
    private static final int VERSION = 1;

    /** What is wanted. */
    public enum Purpose {
        /** The description of the domain as it is to be on the host that is asked. */
        DESCRIBE,
        /** To keep a medium that was made for it. */
        MEDIUM,
        /** The host's libvirt: the connection is its from here on. */
        LIBVIRT,
        /** To let it go on: the host that asks has it no longer. */
        GO
    }

    /** Refuses missing values. */
    public PeerRequest {
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(body, "body");
    }

    /** One without a body. */
    public static PeerRequest of(Purpose purpose, VmId vm) {
        return new PeerRequest(purpose, vm, 0, new byte[0]);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(purpose.name());
        out.writeUTF(vm.toString());
        out.writeInt(number);
        writeBody(out, body);
        out.flush();
    }

    /** Reads one; {@code admission} refuses by an exception before the body is read. */
    static PeerRequest read(DataInputStream in, Consumer<VmId> admission) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("a host speaks version " + version + " of what hosts say to each other");
        }
        try {
            var purpose = Purpose.valueOf(in.readUTF());
            var vm = VmId.of(in.readUTF());
            admission.accept(vm);
            return new PeerRequest(purpose, vm, in.readInt(), readBody(in));
        } catch (IllegalArgumentException e) {
            throw new IOException("a host asks for what is not known here", e);
        }
    }

    static void writeBody(DataOutputStream out, byte[] body) throws IOException {
        out.writeInt(body.length);
        out.write(body);
    }

    static byte[] readBody(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("a host sends " + length + " bytes at once, more than " + LONGEST);
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new IOException("a host broke off after " + body.length + " of " + length + " bytes");
        }
        return body;
    }
}
