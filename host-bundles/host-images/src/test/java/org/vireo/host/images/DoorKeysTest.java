package org.vireo.host.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.model.VireoException;

class DoorKeysTest {
    private final TestAuthority authority = new TestAuthority();

    @TempDir
    Path directory;

    DoorKeysTest() throws Exception {}

    private DoorKeys keys() {
        return new DoorKeys(directory, Clock.systemUTC());
    }

    @Test
    void keepsACertificateForTheAddressItNames() throws Exception {
        assertThat(keys().certificate(TestAuthority.FINGERPRINT, "localhost")).isEmpty();
        var kept = keys().keep(TestAuthority.FINGERPRINT, authority.certify(keys().request(), 90));

        assertThat(keys().certificate(TestAuthority.FINGERPRINT, "localhost")).contains(kept);
        assertThat(keys().certificate(TestAuthority.FINGERPRINT, "elsewhere")).isEmpty();
        assertThat(keys().certificate("f".repeat(64), "localhost")).isEmpty();
        assertThat(Files.getPosixFilePermissions(directory.resolve("door.key"))).hasSize(2);
    }

    @Test
    void asksAnewBeforeACertificateEnds() throws Exception {
        keys().keep(TestAuthority.FINGERPRINT, authority.certify(keys().request(), 20));

        assertThat(keys().certificate(TestAuthority.FINGERPRINT, "localhost")).isEmpty();
    }

    @Test
    void refusesACertificateForAnotherKeyAndNamesThatArePaths(@TempDir Path other) throws Exception {
        var foreign = authority.certify(new DoorKeys(other, Clock.systemUTC()).request(), 90);

        assertThatExceptionOfType(VireoException.class)
                .isThrownBy(() -> keys().keep(TestAuthority.FINGERPRINT, foreign));
        assertThatExceptionOfType(VireoException.class).isThrownBy(() -> keys().certificate("../../x", "localhost"));
    }
}
