package org.vireo.host.images.ova;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The list of checksums in a package. Stateless. */
final class Manifest {
    private static final Pattern LINE =
            Pattern.compile("\\s*(SHA-?(?:1|256|512))\\s*\\((.+?)\\)\\s*=\\s*([0-9a-fA-F]+)\\s*");

    private Manifest() {}

    /**
     * What a file must come to.
     *
     * @param algorithm as Java names it
     * @param sum in small hexadecimal digits
     */
    record Sum(String algorithm, String sum) {}

    /** Checksums by file; throws {@code PACKAGE_REFUSED} where a line is none or names a file twice. */
    static Map<String, Sum> read(String file, String text) {
        var sums = new LinkedHashMap<String, Sum>();
        int number = 0;
        for (var line : text.split("\n", -1)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            var parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw OvaError.refused(
                        file, "line " + number + " of its manifest is no checksum of SHA-1, SHA-256 or SHA-512");
            }
            var algorithm = parts.group(1).toUpperCase(Locale.ROOT).replaceFirst("SHA-?", "SHA-");
            var sum = new Sum(algorithm, parts.group(3).toLowerCase(Locale.ROOT));
            if (sums.put(parts.group(2), sum) != null) {
                throw OvaError.refused(file, "line " + number + " of its manifest names a file a second time");
            }
        }
        return sums;
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    static String line(String file, MessageDigest digest) {
        return "SHA256(" + file + ")= " + hex(digest) + "\n";
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
