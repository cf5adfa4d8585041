package org.vireo.host.libvirt;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.vireo.protocol.vm.ConsoleAddress;

/** Knocks at a VNC server with a password, as a viewer does (RFC 6143, section 7.2.2). */
final class VncDoor {
    private static final int VNC_AUTHENTICATION = 2;
    private static final int TIMEOUT = 10_000;

    private VncDoor() {}

    static boolean opens(ConsoleAddress address, String password) throws IOException, GeneralSecurityException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), TIMEOUT);
            socket.setSoTimeout(TIMEOUT);
            var in = new DataInputStream(socket.getInputStream());
            in.readFully(new byte[12]);
            socket.getOutputStream().write("RFB 003.008\n".getBytes(StandardCharsets.US_ASCII));
            byte[] kinds = new byte[in.readUnsignedByte()];
            in.readFully(kinds);
            if (kinds.length != 1 || kinds[0] != VNC_AUTHENTICATION) {
                throw new AssertionError("it offers " + Arrays.toString(kinds) + ", not a password alone");
            }
            socket.getOutputStream().write(VNC_AUTHENTICATION);
            var challenge = new byte[16];
            in.readFully(challenge);
            socket.getOutputStream().write(answer(challenge, password));
            return in.readInt() == 0;
        } catch (EOFException e) {
            return false;
        }
    }

    /** The password is the key, each byte with its bits in reverse. */
    private static byte[] answer(byte[] challenge, String password) throws GeneralSecurityException {
        var key = Arrays.copyOf(password.getBytes(StandardCharsets.US_ASCII), 8);
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (Integer.reverse(key[i]) >>> 24);
        }
        var cipher = Cipher.getInstance("DES/ECB/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "DES"));
        return cipher.doFinal(challenge);
    }
}
