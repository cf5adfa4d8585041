package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.model.Secret;
import org.vireo.spi.directory.Credentials;
import org.vireo.spi.directory.DirectoryProvider;
import org.vireo.spi.directory.DirectoryUser;
import org.vireo.spi.directory.LoginOutcome;
import org.vireo.testkit.DirectoryProviderContract;
import org.vireo.testkit.DirectorySample;

class ${Type}DirectoryTest extends DirectoryProviderContract {
    private static final Credentials LOGIN = new Credentials("ada", Secret.of("correct horse"));

    @TempDir
    private Path place;

    @BeforeEach
    void write() throws IOException {
        Files.write(place.resolve("users"), List.of(
                line("ada", "Ada:Lovelace:ada@example.com:Research:staff,admins"),
                line("Ёлка", "::::"),
                line("o'neil", "Pat:O'Neil:pat@example.com:Sales:sales"),
                "a line that is none"));
    }

    private static String line(String name, String rest) {
        var salt = name.getBytes(StandardCharsets.UTF_8);
        var encoder = Base64.getEncoder();
        var hash = Entry.hash(LOGIN.password(), salt);
        return name + ":" + encoder.encodeToString(salt) + ":" + encoder.encodeToString(hash) + ":"
                + rest;
    }

    @Override
    protected DirectoryProvider provider() {
        return new ${Type}Directory("${type}", place.resolve("users"));
    }

    @Override
    protected DirectorySample sample() {
        var user = new DirectoryUser(
                "ada", "ada", "Ada", "Lovelace", "ada@example.com", "Research", Optional.empty());
        return new DirectorySample(
                LOGIN, user, Set.of("staff", "admins"), "sales", Map.of(), List.of("Ёлка", "o'neil"), Set.of());
    }

    @Test
    void fileThatIsNotThereMakesTheDirectoryUnavailable() {
        var none = new ${Type}Directory("${type}", place.resolve("none"));
        assertThat(none.login(LOGIN, soon())).isInstanceOf(LoginOutcome.Unavailable.class);
    }
}
