package org.vireo.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.database.postgres.GivenPostgres;
import org.vireo.database.postgres.ScratchServer;

class KeeperTest {
    private static final Schema.Script FIRST =
            new Schema.Script("V0001__create_thing.sql", "create table thing (id int);");
    private static final Schema.Script SECOND =
            new Schema.Script("V0002__name_thing.sql", "alter table thing add column name text;");

    private static ScratchServer scratch;
    private Keeper keeper;

    @BeforeAll
    static void startServer() throws Exception {
        scratch = new ScratchServer();
        scratch.server.start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        scratch.close();
    }

    @BeforeEach
    void emptyDatabase() throws Exception {
        scratch.server.start();
        scratch.tell("drop owned by vireo");
        scratch.tell("create schema if not exists public");
        keeper = new Keeper(scratch.server, 4);
        assertThat(keeper.ensureRunning()).isTrue();
    }

    @AfterEach
    void stop() {
        if (keeper == null) {
            return;
        }
        keeper.stop();
        assertThat(keeper.standing()).isEqualTo(Standing.of(DatabaseState.STOPPED));
    }

    @Test
    void appliesScriptsInOrderAndOnlyOnce() throws Exception {
        assertThat(keeper.migrated(new Schema("vireo", List.of(SECOND, FIRST)))).isNotNull();
        assertThat(keeper.migrated(new Schema("vireo", List.of(FIRST, SECOND)))).isNotNull();
        assertThat(scratch.ask("select count(*) from vireo_schema_history where version > '0' and success"))
                .isEqualTo("2");
        assertThat(scratch.ask("select count(name) from thing")).isEqualTo("0");
    }

    @Test
    void refusesASchemaNewerThanItKnows() {
        keeper.migrated(new Schema("vireo", List.of(FIRST, SECOND)));
        assertThat(keeper.migrated(new Schema("vireo", List.of(FIRST)))).isNull();
        assertThat(keeper.standing().state()).isEqualTo(DatabaseState.REFUSED);
        assertThat(keeper.standing().problem())
                .contains("the database holds version 0002 of schema vireo, but this engine knows it only up to version"
                        + " 0001: start the engine that wrote it, or restore a backup");
        assertThat(keeper.ensureRunning()).isFalse();
    }

    @Test
    void refusesAScriptThatChangedAfterItRan() {
        keeper.migrated(new Schema("vireo", List.of(FIRST)));
        var changed = new Schema.Script(FIRST.fileName(), "create table thing (id bigint);");
        assertThat(keeper.migrated(new Schema("vireo", List.of(changed)))).isNull();
        assertThat(keeper.standing().problem().orElseThrow()).contains("checksum mismatch");
    }

    @Test
    void refusesABrokenScriptAndLeavesNothingOfIt() throws Exception {
        var broken = new Schema.Script("V0002__broken.sql", "create table half (id int); selec 1;");
        assertThat(keeper.migrated(new Schema("vireo", List.of(FIRST, broken)))).isNull();
        assertThat(keeper.standing().state()).isEqualTo(DatabaseState.REFUSED);
        assertThat(scratch.ask("select to_regclass('half') is null and to_regclass('thing') is not null"))
                .isEqualTo("t");
    }

    @Test
    void keepsSchemasOfTwoSourcesApart() throws Exception {
        keeper.migrated(new Schema("vireo", List.of(FIRST)));
        var other = new Schema.Script("V0001__create_fact.sql", "create table fact (id int);");
        assertThat(keeper.migrated(new Schema("history", List.of(other)))).isNotNull();
        assertThat(scratch.ask("select count(*) from fact")).isEqualTo("0");
    }

    @Test
    void servesTheSamePoolAgainAfterTheServerWasKilled() throws Exception {
        DataSource pool = keeper.migrated(new Schema("vireo", List.of(FIRST)));
        try (var connection = pool.getConnection()) {
            assertThat(connection.isValid(2)).isTrue();
        }
        scratch.kill();
        assertThat(keeper.ensureRunning()).isTrue();
        assertThatCode(() -> insertInto(pool)).doesNotThrowAnyException();
        assertThat(scratch.ask("select count(*) from thing")).isEqualTo("1");
    }

    @Test
    void tellsThatAGivenServerCannotBeReachedAndGoesOn() throws Exception {
        int nobody = ScratchServer.freePort();
        var given = new GivenPostgres("jdbc:postgresql://127.0.0.1:" + nobody + "/vireo", "vireo", Optional.empty());
        Keeper waiting = new Keeper(given, 1);
        assertThat(waiting.ensureRunning()).isFalse();
        assertThat(waiting.standing().state()).isEqualTo(DatabaseState.UNREACHABLE);
        assertThat(waiting.standing().problem().orElseThrow())
                .contains("postgresql://vireo@127.0.0.1:" + nobody + "/vireo");
    }

    @Test
    void usesAServerGivenByUrlAndPasswordFile() {
        var access = scratch.server.access();
        keeper.migrated(new Schema("vireo", List.of(FIRST)));
        Keeper given = new Keeper(new GivenPostgres(access.jdbcUrl(), access.user(), access.passwordFile()), 1);
        assertThat(given.ensureRunning()).isTrue();
        assertThat(given.migrated(new Schema("vireo", List.of(FIRST)))).isNotNull();
        given.stop();
        assertThat(scratch.server.running()).isTrue();
    }

    private static void insertInto(DataSource pool) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("insert into thing values (1)");
        }
    }
}
