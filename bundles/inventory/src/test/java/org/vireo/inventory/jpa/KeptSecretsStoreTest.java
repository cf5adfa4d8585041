package org.vireo.inventory.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Job;
import org.vireo.inventory.SealedSecret;
import org.vireo.inventory.Template;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.DefinitionId;
import org.vireo.model.GuestLogin;
import org.vireo.model.GuestNetwork;
import org.vireo.model.Initialization;
import org.vireo.model.JobId;
import org.vireo.model.JobStatus;
import org.vireo.model.Secret;
import org.vireo.model.TemplateId;
import org.vireo.model.VmSettings;
import org.vireo.model.WindowsSetup;
import org.vireo.sealing.Sealer;
import org.vireo.sealing.SealingKeys;

final class KeptSecretsStoreTest {
    private static final Secret SECRET = Secret.of("öpen \"sesame\"");
    private static final String IN_CLEAR = "{\"initialization\": {\"login\": {\"userName\": \"password\", \"password\":"
            + " \"sesame\"}, \"windows\": {\"licenseKey\": \"AAAA-BBBB\"}}}";

    private final TestStore store = new TestStore();
    private DefinitionId definition;

    @BeforeEach
    void keep() {
        definition = DefinitionId.random();
        store.transactions().run(() -> {
            var template = store.inventory().get(Template.class, TemplateId.BLANK);
            template.setSettings(
                    VmSettings.BLANK.edit().initialization(Optional.of(wish())).done());
            var agent = new Definition(definition);
            agent.setKind("fence_agent");
            agent.setSecrets(Map.of("password", SECRET));
            store.inventory().add(agent);
            var named = new SealedSecret(UUID.randomUUID(), "plugin/test/password");
            named.setSealed(store.sealer().seal("plugin/test/password", SECRET), Instant.parse("2026-01-01T00:00:00Z"));
            store.inventory().add(named);
        });
        store.restart();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Initialization wish() {
        return new Initialization(
                "",
                "",
                "",
                false,
                new GuestLogin("alice", Optional.of(SECRET), "", false),
                GuestNetwork.NONE,
                WindowsSetup.NONE);
    }

    @Test
    void theDatabaseHoldsNothingInClear() throws SQLException {
        assertThat(everything()).contains("alice", "fence_agent", "plugin/test/password", Sealer.MARK);
        assertThat(everything()).doesNotContain("sesame");
        assertReadable();
    }

    private void assertReadable() {
        store.restart();
        store.transactions().run(() -> {
            assertThat(store.inventory()
                            .get(Template.class, TemplateId.BLANK)
                            .settings()
                            .initialization())
                    .contains(wish());
            assertThat(store.inventory().get(Definition.class, definition).secrets())
                    .isEqualTo(Map.of("password", SECRET));
        });
    }

    @Test
    void sealsWhatWasKeptInClear() throws SQLException {
        var job = new Job(JobId.random());
        job.setCommand("{\"once\": " + IN_CLEAR + "}");
        job.setStatus(JobStatus.FINISHED);
        job.setStarted(Instant.parse("2026-01-01T00:00:00Z"));
        store.transactions().run(() -> store.inventory().add(job));
        execute("update template set settings = jsonb_set(settings, '{initialization,login,password}',"
                + " '\"sesame\"')");
        execute("update template set settings = jsonb_set(settings, '{initialization,windows,licenseKey}',"
                + " '\"AAAA-BBBB\"')");
        assertThat(everything()).contains("\"sesame\"", "AAAA-BBBB");

        assertThat(store.secrets().sealClear()).isEqualTo(2);

        assertThat(everything()).doesNotContain("sesame", "AAAA-BBBB");
        assertThat(store.secrets().sealClear()).isZero();
        store.restart();
        var read = store.inventory().get(Template.class, TemplateId.BLANK).settings();
        var initialization = read.initialization().orElseThrow();
        assertThat(initialization.login().password()).contains(Secret.of("sesame"));
        assertThat(initialization.windows().licenseKey()).contains(Secret.of("AAAA-BBBB"));
    }

    @Test
    void sealsAgainWithANewKey() throws SQLException {
        var keys = (SealingKeys) store.sealer();
        var old = keys.present();
        assertThat(store.secrets().sealedWith(old)).isEqualTo(3);
        keys.renew();

        assertThat(store.secrets().sealAgain(old)).isEqualTo(3);

        assertThat(store.secrets().sealedWith(old)).isZero();
        keys.drop(old);
        assertThat(keys.older()).isEqualTo(Set.of());
        assertReadable();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = store.source().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The whole database as text. */
    private String everything() throws SQLException {
        try (var connection = store.source().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select cast(schema_to_xml('public', true, false, '') as text)")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
