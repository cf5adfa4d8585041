package org.vireo.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vireo.model.ModelError;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;
import org.vireo.spi.directory.Credentials;
import org.vireo.spi.directory.DirectoryProvider;
import org.vireo.spi.directory.LoginOutcome;
import org.vireo.spi.directory.LoginOutcome.Accepted;
import org.vireo.spi.directory.LoginOutcome.Unavailable;

/** Which servers are used, trusted and told secrets. */
class ServersTest {
    @TempDir
    static Path folder;

    private static Authority authority;
    private static Authority foreign;
    private static Slapd first;
    private static Slapd second;
    private DirectoryProvider directory;

    @BeforeAll
    static void start() throws Exception {
        authority = new Authority(folder, "authority");
        foreign = new Authority(folder, "foreign");
        first = new Slapd(Files.createDirectory(folder.resolve("one")), authority);
        second = new Slapd(Files.createDirectory(folder.resolve("two")), authority);
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
    }

    @AfterEach
    void close() {
        if (directory != null) {
            Configs.close(directory);
        }
    }

    private LoginOutcome login(Map<String, String> changes) {
        directory = directory(changes);
        return login();
    }

    private static DirectoryProvider directory(Map<String, String> changes) {
        var settings = new HashMap<>(first.settings("example"));
        settings.put("timeout_millis", "1000");
        settings.putAll(changes);
        return Configs.directory(settings);
    }

    private LoginOutcome login() {
        return directory.login(
                new Credentials("jane", Secret.of(People.PASSWORD)),
                Instant.now().plus(Duration.ofSeconds(20)));
    }

    private void atOnce(int logins) {
        var all = IntStream.range(0, logins)
                .mapToObj(i -> CompletableFuture.supplyAsync(this::login, task -> new Thread(task).start()))
                .toList();
        assertThat(all).allSatisfy(one -> assertThat(one.join()).isInstanceOf(Accepted.class));
    }

    private static String both() {
        return "127.0.0.1:" + first.port() + ", 127.0.0.1:" + second.port();
    }

    @Test
    void trustedCertificatesAreTaken() {
        assertThat(login(Map.of("security", "ldaps", "servers", "127.0.0.1:" + first.securePort())))
                .isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({"ldaps", "starttls"})
    void foreignCertificatesAreRefused(String security) {
        var port = security.equals("ldaps") ? first.securePort() : first.port();
        var outcome = login(Map.of(
                "security",
                security,
                "servers",
                "127.0.0.1:" + port,
                "trust_file",
                foreign.certificate().toString()));

        assertThat(outcome).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @CsvSource({"ldaps", "starttls"})
    void certificatesForOtherNamesAreRefused(String security) {
        var port = security.equals("ldaps") ? first.securePort() : first.port();

        // the certificate is for 127.0.0.1, which localhost is only in fact
        var outcome = login(Map.of("security", security, "servers", "localhost:" + port));

        assertThat(outcome).isInstanceOf(Unavailable.class);
        assertThat(outcome.inWords()).contains("certificate");
    }

    @Test
    void passwordsTravelInTheOpenOnlyWhereThatIsAllowed() {
        assertThatThrownBy(() -> directory(Map.of("security", "plain"))).hasMessageContaining("allow_plain_passwords");
        assertThat(login(Map.of("security", "plain", "allow_plain_passwords", "true")))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void aWrongServiceAccountIsNotAWrongUser() {
        assertThat(login(Map.of(".bind_password", "wrong"))).isInstanceOf(Unavailable.class);
        assertThat(login().inWords()).doesNotContain("wrong");
    }

    @Test
    void theSecondServerServesWhileTheFirstIsKilledAndTheFirstComesBack() {
        assertThat(login(Map.of("servers", both()))).isInstanceOf(Accepted.class);
        atOnce(6);
        first.kill();
        // every connection that is left is broken, and none of them costs a login
        for (int i = 0; i < 7; i++) {
            assertThat(login()).isInstanceOf(Accepted.class);
        }
        second.kill();
        assertThat(login()).isInstanceOf(Unavailable.class);
        first.start();
        assertThat(login()).isInstanceOf(Accepted.class);
        second.start();
    }

    @Test
    void aServerThatAcceptsAndSaysNothingIsPassedOver() {
        assertThat(login(Map.of("servers", both()))).isInstanceOf(Accepted.class);
        first.freeze(true);
        try {
            assertThat(login()).isInstanceOf(Accepted.class);
        } finally {
            first.freeze(false);
        }
    }

    @Test
    void aDirectoryThatIsDownAtTheStartIsUsedOnceItIsThere() {
        first.kill();
        assertThat(login(Map.of())).isInstanceOf(Unavailable.class);
        first.start();
        assertThat(login()).isInstanceOf(Accepted.class);
    }

    @Test
    void explanationsNameTheStageThatFails() {
        directory = directory(Map.of(".bind_password", "wrong", "servers", both()));
        var stages = directory.explain(
                new Credentials("jane", Secret.of(People.PASSWORD)),
                Instant.now().plusSeconds(20));

        assertThat(stages)
                .filteredOn(stage -> stage.name().equals("connect"))
                .hasSize(2)
                .allMatch(s -> s.passed());
        assertThat(stages)
                .filteredOn(stage -> stage.name().equals("service bind"))
                .noneMatch(s -> s.passed());
        assertThat(stages.toString()).contains("TLSv1.3", "CN=slapd").doesNotContain(People.PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({
        "vireo.directory.profile, internal",
        "vireo.directory.profile, Capital",
        "preset, novell",
        "servers, ldap://example.org",
        "servers, ''",
        "base, nonsense",
        "user_filter, (uid=*",
        "bind_dn, ''",
        "trust_file, /no/such/file",
        "nested_depth, 51",
        "pool_size, 0"
    })
    void settingsThatCannotBeUsedAreRefusedByName(String key, String value) {
        assertThatThrownBy(() -> directory(Map.of(key, value)))
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code()).isEqualTo(ModelError.BAD_VALUE))
                .hasMessageContaining(key.equals("bind_dn") ? ".bind_password" : key);
    }
}
