package org.vireo.identity;

import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.vireo.model.ModelError;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;

/** Makes and checks passwords, few at a time, because each check takes memory by design. Thread-safe. */
final class Passwords {
    private static final int AT_ONCE = 2;
    private static final int PATIENCE_SECONDS = 10;
    /** 32 letters and digits that nobody mixes up: five random bits each. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz123456789";

    private static final int GROUPS = 6;
    private static final int GROUP_LENGTH = 5;

    private final SecureRandom random;
    private final int memoryKiB;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final Argon2Hash nobody;

    Passwords(SecureRandom random, int memoryKiB) {
        this.random = random;
        this.memoryKiB = memoryKiB;
        this.nobody = Argon2Hash.of(generate(), memoryKiB, random);
    }

    /** A new password with 150 bits of chance, in groups for the eye. */
    Secret generate() {
        var text = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                text.append('-');
            }
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return Secret.of(text.toString());
    }

    String hash(Secret password) {
        return inPlace(() -> Argon2Hash.of(password, memoryKiB, random).text());
    }

    boolean matches(String hash, Secret password) {
        return inPlace(() -> Argon2Hash.parse(hash).matches(password));
    }

    /** Takes as long as a check, so that nobody learns by the time taken whether a user exists. */
    void pretend(Secret password) {
        inPlace(() -> nobody.matches(password));
    }

    private <T> T inPlace(Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new VireoException(
                        IdentityError.TOO_MANY_LOGINS, "too many logins at the same time; try again later");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VireoException(ModelError.DEFECT, "interrupted while waiting to check a password", e);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
