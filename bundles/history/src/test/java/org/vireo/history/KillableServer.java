package org.vireo.history;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.tukaani.xz.XZInputStream;

/** A PostgreSQL of one's own, to be ended in the middle. Confined to one thread. */
final class KillableServer implements AutoCloseable {
    private static final String OTHER_USER = "nobody";
    private static final int PATIENCE_SECONDS = 120;

    /** Quick, as processes die here and machines do not. */
    private static final String QUICK = "-c fsync=off -c shared_buffers=64MB";

    private final Path directory;
    private final String settings;
    private final int port;

    KillableServer() throws IOException {
        this(Files.createTempDirectory("vireo-killed-"), QUICK);
    }

    /** In an empty directory, with options of the server. */
    KillableServer(Path directory, String settings) throws IOException {
        this.directory = directory;
        this.settings = settings;
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        unpack();
        run("initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-sync");
    }

    private void unpack() throws IOException {
        var programs = Files.createDirectory(directory.resolve("programs"));
        var tar = new ProcessBuilder("tar", "-x", "--no-same-owner", "-C", programs.toString())
                .redirectErrorStream(true)
                .start();
        try (InputStream packed =
                        new XZInputStream(KillableServer.class.getResourceAsStream("/postgres-linux-x86_64.txz"));
                var input = tar.getOutputStream()) {
            packed.transferTo(input);
        }
        await(tar, "tar");
        Files.setPosixFilePermissions(programs, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Blocks until it takes connections. */
    void start() throws IOException {
        run(
                "pg_ctl",
                "start",
                "--wait",
                "--log=" + directory.resolve("log"),
                "--options=-p " + port + " -h 127.0.0.1 -c unix_socket_directories= " + settings);
    }

    /** Starts it if it does not run. Blocks until it takes connections. */
    void ensureStarted() throws IOException, SQLException {
        if (!runs()) {
            start();
        }
        connect("postgres").close();
    }

    private boolean runs() throws IOException {
        var file = directory.resolve("data/postmaster.pid");
        return Files.exists(file)
                && ProcessHandle.of(
                                Long.parseLong(Files.readAllLines(file).get(0).strip()))
                        .isPresent();
    }

    /** Without a goodbye to anybody, and without writing what is in memory. */
    void stopAtOnce() throws IOException {
        run("pg_ctl", "stop", "--mode=immediate", "--wait");
    }

    /** Kills all its processes. */
    void kill() throws IOException {
        var postmaster = postmaster();
        var children = postmaster.children().toList();
        end(postmaster);
        children.forEach(KillableServer::end);
    }

    /** Kills one of its processes by chance; the others end with it, and begin anew by themselves. */
    void killOne(Random chance) throws IOException {
        var children = postmaster().children().toList();
        children.get(chance.nextInt(children.size())).destroyForcibly();
    }

    /** The process that is the parent of all. */
    ProcessHandle postmaster() throws IOException {
        var pid = Files.readAllLines(directory.resolve("data/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private static void end(ProcessHandle process) {
        process.destroyForcibly();
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(process.pid() + " does not end", e);
        }
    }

    /** A file that it may write. */
    Path file(String name) {
        return directory.resolve(name);
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Waits for a server that begins anew. */
    Connection connect(String database) throws SQLException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                return DriverManager.getConnection(url(database), "postgres", "");
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    private void run(String name, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL refuses to run as root
            command.addAll(List.of("setpriv", "--reuid=" + OTHER_USER, "--clear-groups", "--"));
        }
        command.add(directory.resolve("programs/bin").resolve(name).toString());
        command.add("--pgdata=" + directory.resolve("data"));
        command.addAll(List.of(arguments));
        var output = directory.resolve("output");
        await(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start(),
                command + ", see " + output);
    }

    private static void await(Process process, String what) {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("failed: " + what);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted: " + what, e);
        }
    }

    @Override
    public void close() throws IOException {
        stopAtOnce();
        try (var files = Files.walk(directory)) {
            for (var path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
