package org.vireo.rest.own;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/** A public key as a line of {@code authorized_keys}. */
final class SshKey {
    private SshKey() {}

    static String line(PublicKey key) throws InvalidKeyException {
        if (key instanceof RSAPublicKey rsa) {
            return line(
                    "ssh-rsa",
                    rsa.getPublicExponent().toByteArray(),
                    rsa.getModulus().toByteArray());
        }
        if (key instanceof ECPublicKey ec) {
            var bits = ec.getParams().getCurve().getField().getFieldSize();
            var curve = "nistp" + bits;
            return line("ecdsa-sha2-" + curve, curve.getBytes(StandardCharsets.US_ASCII), point(ec, (bits + 7) / 8));
        }
        throw new InvalidKeyException("SSH has no form for keys of type " + key.getAlgorithm());
    }

    private static String line(String type, byte[]... parts) {
        var out = new ByteArrayOutputStream();
        part(out, type.getBytes(StandardCharsets.US_ASCII));
        for (var one : parts) {
            part(out, one);
        }
        return type + " " + Base64.getEncoder().encodeToString(out.toByteArray()) + " ovirt-engine\n";
    }

    private static void part(ByteArrayOutputStream out, byte[] bytes) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }

    private static byte[] point(ECPublicKey key, int size) {
        var buffer = ByteBuffer.allocate(1 + 2 * size).put((byte) 4);
        fixed(buffer, key.getW().getAffineX(), size);
        fixed(buffer, key.getW().getAffineY(), size);
        return buffer.array();
    }

    private static void fixed(ByteBuffer buffer, BigInteger number, int size) {
        var bytes = number.toByteArray();
        for (int i = bytes.length; i < size; i++) {
            buffer.put((byte) 0);
        }
        buffer.put(bytes, Math.max(0, bytes.length - size), Math.min(size, bytes.length));
    }
}
