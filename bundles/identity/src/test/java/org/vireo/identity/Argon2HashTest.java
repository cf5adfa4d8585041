package org.vireo.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.vireo.model.Secret;

final class Argon2HashTest {
    @Test
    void agreesWithTheReferenceImplementation() {
        var known = Argon2Hash.parse(
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");

        assertThat(known.matches(Secret.of("password"))).isTrue();
        assertThat(known.matches(Secret.of("passwore"))).isFalse();
    }

    @Test
    void survivesBeingWrittenAndRead() {
        var hash = Argon2Hash.of(Secret.of("ü secret"), Argon2Hash.MEMORY_KIB, new SecureRandom());

        var read = Argon2Hash.parse(hash.text());

        assertThat(hash.text()).startsWith("$argon2id$v=19$m=32768,t=3,p=1$");
        assertThat(read.matches(Secret.of("ü secret"))).isTrue();
        assertThat(read.matches(Secret.of("u secret"))).isFalse();
    }

    @Test
    void refusesWhatIsNoHashOrCostsTooMuch() {
        assertThatThrownBy(() -> Argon2Hash.parse("secret")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Argon2Hash.parse("$argon2id$v=19$m=9999999,t=2,p=1$c29tc2FsdA$CTFh"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("costs");
    }

    @Test
    void hidesItself() {
        assertThat(Argon2Hash.of(Secret.of("x"), 64, new SecureRandom())).hasToString("***");
    }
}
