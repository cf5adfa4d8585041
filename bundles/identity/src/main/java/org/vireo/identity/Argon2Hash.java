package org.vireo.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.vireo.model.Secret;

/**
 * What is kept of a password: Argon2id in its usual text form, {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}. Immutable.
 *
 * @param memoryKiB memory a check takes
 * @param passes over that memory
 * @param lanes in parallel
 * @param salt random
 * @param hash of salt and password
 */
record Argon2Hash(int memoryKiB, int passes, int lanes, byte[] salt, byte[] hash) {
    /** What a check of a new password takes, unless said otherwise. */
    static final int MEMORY_KIB = 32 * 1024;

    private static final int PASSES = 3;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MOST_MEMORY_KIB = 256 * 1024;
    private static final int MOST_PASSES = 20;
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    static Argon2Hash of(Secret password, int memoryKiB, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] hash = computed(password, salt, memoryKiB, PASSES, 1, HASH_BYTES);
        return new Argon2Hash(memoryKiB, PASSES, 1, salt, hash);
    }

    /** Refuses other forms, and costs that would hurt the engine. */
    static Argon2Hash parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("not an Argon2id hash");
        }
        int memory = Integer.parseInt(form.group(1));
        int passes = Integer.parseInt(form.group(2));
        int lanes = Integer.parseInt(form.group(3));
        if (memory > MOST_MEMORY_KIB || passes > MOST_PASSES || passes < 1 || lanes < 1 || memory < 8 * lanes) {
            throw new IllegalArgumentException("an Argon2id hash with costs out of range");
        }
        Base64.Decoder base64 = Base64.getDecoder();
        return new Argon2Hash(memory, passes, lanes, base64.decode(form.group(4)), base64.decode(form.group(5)));
    }

    /** Takes about a tenth of a second and {@link #memoryKiB} of memory. */
    boolean matches(Secret password) {
        return MessageDigest.isEqual(hash, computed(password, salt, memoryKiB, passes, lanes, hash.length));
    }

    String text() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKiB + ",t=" + passes + ",p=" + lanes + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(hash);
    }

    @Override
    public String toString() {
        return "***";
    }

    private static byte[] computed(Secret password, byte[] salt, int memoryKiB, int passes, int lanes, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKiB)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] out = new byte[length];
        generator.generateBytes(password.reveal().getBytes(StandardCharsets.UTF_8), out);
        return out;
    }
}
