package org.vireo.sealing.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;
import org.vireo.sealing.Sealer;
import org.vireo.sealing.SealingError;

class AesSealerTest {
    private static final Secret SECRET = Secret.of("öpen sesame 鍵");

    @TempDir
    Path directory;

    @Test
    void opensWhatItSealed() {
        var sealer = new AesSealer(directory.resolve("secrets"));
        var sealed = sealer.seal("here", SECRET);

        assertThat(Sealer.isSealed(sealed)).isTrue();
        assertThat(sealed).doesNotContain("sesame").startsWith(Sealer.markOf(sealer.present()));
        assertThat(sealer.open("here", sealed)).isEqualTo(SECRET);
        assertThat(sealer.seal("here", SECRET)).isNotEqualTo(sealed);
        assertThat(sealer.open("here", sealer.seal("here", Secret.of("")))).isEqualTo(Secret.of(""));
    }

    @Test
    void keepsItsKeysForTheOwnerOnly() throws IOException {
        var secrets = directory.resolve("secrets");
        var sealed = new AesSealer(secrets).seal("here", SECRET);

        assertThat(new AesSealer(secrets).open("here", sealed)).isEqualTo(SECRET);
        assertThat(mode(secrets)).isEqualTo("rwx------");
        assertThat(mode(secrets.resolve("keys"))).isEqualTo("rw-------");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void opensForTheSamePurposeOnly() {
        var sealer = new AesSealer(directory);
        var sealed = sealer.seal("here", SECRET);

        unreadable(sealer, "there", sealed);
    }

    @Test
    void noticesEveryChange() {
        var sealer = new AesSealer(directory);
        var sealed = sealer.seal("here", SECRET);
        for (int at = Sealer.MARK.length(); at < sealed.length() - 1; at++) {
            var other = sealed.charAt(at) == 'a' ? 'b' : 'a';
            unreadable(sealer, "here", sealed.substring(0, at) + other + sealed.substring(at + 1));
        }
        unreadable(sealer, "here", Sealer.markOf(sealer.present()) + "AAAA");
    }

    @Test
    void anotherEngineCannotOpen() {
        var sealed = new AesSealer(directory.resolve("a")).seal("here", SECRET);

        unreadable(new AesSealer(directory.resolve("b")), "here", sealed);
    }

    private static void unreadable(AesSealer sealer, String purpose, String sealed) {
        assertThatThrownBy(() -> sealer.open(purpose, sealed))
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code()).isEqualTo(SealingError.SECRET_UNREADABLE))
                .hasMessageNotContaining("sesame");
    }

    @Test
    void olderKeysOpenUntilTheyAreDropped() {
        var sealer = new AesSealer(directory);
        var first = sealer.present();
        var sealed = sealer.seal("here", SECRET);

        var second = sealer.renew();

        assertThat(sealer.older()).containsExactly(first);
        assertThat(sealer.seal("here", SECRET)).contains(second);
        assertThat(new AesSealer(directory).present()).isEqualTo(second);
        assertThat(sealer.open("here", sealed)).isEqualTo(SECRET);
        sealer.drop(second);
        assertThat(sealer.present()).isEqualTo(second);
        sealer.drop(first);
        unreadable(sealer, "here", sealed);
        unreadable(new AesSealer(directory), "here", sealed);
    }

    @Test
    void saysThatAFileHoldsNoKeys() throws IOException {
        Files.writeString(directory.resolve("keys"), "0123abcd hello\n");

        assertThatThrownBy(() -> new AesSealer(directory))
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code()).isEqualTo(SealingError.KEYS_UNUSABLE))
                .hasMessageContaining("keys")
                .hasMessageNotContaining("hello");
    }
}
