package org.vireo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PasswordsTest {
    private final Passwords passwords = new Passwords(new SecureRandom(), 64);

    @Test
    void makesReadablePasswordsThatDiffer() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            String password = passwords.generate().reveal();
            assertThat(password).matches("([a-hjkmnp-z1-9]{5}-){5}[a-hjkmnp-z1-9]{5}");
            assertThat(seen.add(password)).isTrue();
        }
    }

    @Test
    void checksWhatItHashed() {
        var password = passwords.generate();

        String hash = passwords.hash(password);

        assertThat(hash).doesNotContain(password.reveal());
        assertThat(passwords.matches(hash, password)).isTrue();
        assertThat(passwords.matches(hash, passwords.generate())).isFalse();
    }
}
