package org.vireo.database.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A real server in a scratch folder, for tests. */
public final class ScratchServer implements AutoCloseable {
    public final Path directory;
    public final int port;
    public final EmbeddedPostgres server;

    public ScratchServer() throws IOException {
        directory = Files.createTempDirectory(
                "vireo-pg-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
        port = freePort();
        server = new EmbeddedPostgres(directory, port, "vireo");
    }

    public static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                server.access().jdbcUrl(),
                server.access().user(),
                server.access().password());
    }

    public String ask(String query) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    public void tell(String command) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    long pid() {
        return Postmaster.of(directory.resolve("data")).orElseThrow().pid();
    }

    public void kill() {
        long pid = pid();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        ProgramRun.of(
                java.util.List.of(
                        "sh", "-c", "while grep -q . /proc/" + pid + "/cmdline 2>/dev/null; do sleep 0.02; done"),
                java.time.Duration.ofSeconds(10));
    }

    @Override
    public void close() throws IOException {
        server.stop();
        Distribution.delete(directory);
    }
}
