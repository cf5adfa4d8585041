package org.vireo.pki.local;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The text form of keys and certificates. Stateless. */
final class Pem {
    private static final int LINE = 64;

    private Pem() {}

    static byte[] encode(String type, byte[] der) {
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
        return ("-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] decode(byte[] pem) {
        String body = new String(pem, StandardCharsets.US_ASCII).replaceAll("-----(BEGIN|END) [A-Z ]+-----", "");
        return Base64.getMimeDecoder().decode(body);
    }
}
