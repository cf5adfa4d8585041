package org.vireo.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {
    private ScratchServer scratch;

    @BeforeEach
    void prepare() throws Exception {
        scratch = new ScratchServer();
    }

    @AfterEach
    void cleanUp() throws Exception {
        scratch.close();
    }

    @Test
    void startsADurableServerThatAsksForAPassword() throws Exception {
        scratch.server.start();
        assertThat(scratch.ask("show fsync")).isEqualTo("on");
        assertThat(scratch.ask("show synchronous_commit")).isEqualTo("on");
        assertThat(scratch.ask("show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(scratch.ask("select rolsuper from pg_roles where rolname = current_user"))
                .isEqualTo("f");
        assertThatThrownBy(() ->
                        DriverManager.getConnection(scratch.server.access().jdbcUrl(), "vireo", "wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void keepsPasswordsAndDataToTheirOwners() throws Exception {
        scratch.server.start();
        assertThat(permissions("password")).isEqualTo("rw-------");
        assertThat(permissions("superuser_password")).isEqualTo("rw-------");
        assertThat(permissions("data")).isEqualTo("rwx------");
        assertThat(scratch.directory.resolve("initdb-password")).doesNotExist();
        assertThat(Files.readString(scratch.directory.resolve("log/postgres.log")))
                .doesNotContain(scratch.server.access().password());
    }

    @Test
    void bringsADatabaseForTheHistoryWithAReader() throws Exception {
        scratch.server.start();
        assertThat(permissions("history_password")).isEqualTo("rw-------");
        var reader = scratch.server.warehouseReader();
        assertThat(reader.dsn())
                .isEqualTo("postgresql://vireo_history_reader@127.0.0.1:" + scratch.port + "/vireo_history");
        try (var connection = DriverManager.getConnection(reader.jdbcUrl(), reader.user(), reader.password());
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("create table mine (n int)"))
                    .isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() -> DriverManager.getConnection(
                        scratch.server.access().jdbcUrl(), reader.user(), reader.password()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database");
        var owner = scratch.server.warehouse();
        try (var connection = DriverManager.getConnection(owner.jdbcUrl(), owner.user(), owner.password());
                var statement = connection.createStatement()) {
            assertThat(statement.execute("create table ours (n int)")).isFalse();
        }
    }

    @Test
    void keepsDataOverStopAndStart() throws Exception {
        scratch.server.start();
        scratch.tell("create table kept (n int)");
        scratch.tell("insert into kept values (7)");
        scratch.server.stop();
        assertThat(scratch.server.running()).isFalse();
        assertThatThrownBy(() -> scratch.ask("select 1")).isInstanceOf(SQLException.class);
        scratch.server.start();
        assertThat(scratch.ask("select n from kept")).isEqualTo("7");
    }

    @Test
    void takesOverAServerLeftByAKilledEngine() throws Exception {
        scratch.server.start();
        long pid = scratch.pid();
        EmbeddedPostgres nextEngine = new EmbeddedPostgres(scratch.directory, scratch.port, "vireo");
        nextEngine.start();
        assertThat(scratch.pid()).isEqualTo(pid);
        assertThat(nextEngine.running()).isTrue();
    }

    @Test
    void movesALeftServerToANewPort() throws Exception {
        scratch.server.start();
        int newPort = ScratchServer.freePort();
        EmbeddedPostgres moved = new EmbeddedPostgres(scratch.directory, newPort, "vireo");
        moved.start();
        assertThat(moved.access().dsn()).isEqualTo("postgresql://vireo@127.0.0.1:" + newPort + "/vireo");
        assertThatThrownBy(() -> scratch.ask("select 1")).isInstanceOf(SQLException.class);
    }

    @Test
    void recoversAfterTheServerWasKilled() throws Exception {
        scratch.server.start();
        scratch.tell("create table kept as select 9 as n");
        scratch.kill();
        assertThat(scratch.server.running()).isFalse();
        scratch.server.start();
        assertThat(scratch.ask("select n from kept")).isEqualTo("9");
    }

    @Test
    void startsOverWhenTheFirstStartWasCutShort() throws Exception {
        Path half = Files.createDirectories(scratch.directory.resolve("data-new"));
        Files.writeString(half.resolve("PG_VERSION"), "17\n");
        scratch.server.start();
        assertThat(scratch.ask("select 1")).isEqualTo("1");
        assertThat(half).doesNotExist();
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(scratch.port, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(scratch.server::start)
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("did not start on port " + taken.getLocalPort());
        }
    }

    @Test
    void refusesDataOfAnotherMajorVersion() throws Exception {
        Path data = Files.createDirectories(scratch.directory.resolve("data"));
        Files.writeString(data.resolve("PG_VERSION"), "16\n");
        assertThatThrownBy(scratch.server::start)
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("written by PostgreSQL 16");
    }

    private String permissions(String name) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(scratch.directory.resolve(name)));
    }
}
