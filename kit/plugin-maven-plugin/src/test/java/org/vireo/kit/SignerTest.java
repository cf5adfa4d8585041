package org.vireo.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignerTest {
    private static final String PASSWORD = "correct horse";

    @TempDir
    static Path keys;

    @TempDir
    Path directory;

    private Path file;

    @BeforeAll
    static void makeKey() throws IOException, InterruptedException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = List.of(
                keytool,
                "-genkeypair",
                "-alias",
                "acme",
                "-keyalg",
                "EC",
                "-dname",
                "CN=Acme",
                "-storetype",
                "PKCS12",
                "-keystore",
                keystore().toString(),
                "-storepass",
                PASSWORD);
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private static Path keystore() {
        return keys.resolve("keys.p12");
    }

    @BeforeEach
    void packagePlugin() throws IOException {
        file = directory.resolve("target/storage-x.kar");
        PluginPartsTest.parts(directory, TestBundle.engine("x"), TestBundle.host("x"))
                .write(file);
    }

    @Test
    void signedPluginIsVerifiedAsJarsAre() throws IOException, GeneralSecurityException {
        signer("acme", PASSWORD).sign(file);
        assertThat(Verdict.on(file, TestBundle.contracts(), List.of())).isEmpty();
        try (var jar = new JarFile(file.toFile(), true)) {
            for (var entry : jar.stream()
                    .filter(e -> !e.getName().matches("META-INF/[^/]+"))
                    .toList()) {
                jar.getInputStream(entry).readAllBytes();
                assertThat(entry.getCodeSigners()).as(entry.getName()).hasSize(1);
            }
        }
        try (var left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void keyThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> signer("other", PASSWORD).sign(file))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("no private key called other");
    }

    @Test
    void passwordIsNotTold() {
        assertThatThrownBy(() -> signer("acme", "wrong").sign(file))
                .hasMessageNotContaining("wrong")
                .isInstanceOf(IOException.class);
        assertThat(signer("acme", PASSWORD).toString()).doesNotContain(PASSWORD);
    }

    private static Signer signer(String alias, String password) {
        return new Signer(keystore(), "PKCS12", alias, password.toCharArray());
    }
}
