package org.vireo.inventory.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import org.tukaani.xz.XZInputStream;

/** A throw-away PostgreSQL, one per process, quick because it keeps nothing: it does not wait for the disk. */
final class TestServer {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final String OTHER_USER = "nobody";

    private final Path directory;
    private final int port;

    private TestServer(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    static TestServer running() {
        return Holder.SERVER;
    }

    PGSimpleDataSource database(String name) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(name);
        source.setUser("postgres");
        return source;
    }

    private static TestServer start() {
        try {
            Path directory = Files.createTempDirectory("vireo-store-test-");
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
            var server = new TestServer(directory, freePort());
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
            server.unpack();
            server.run(server.program("initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-sync"));
            server.run(
                    server.program("pg_ctl", "start", "--wait", "--log=" + directory.resolve("log"), server.options()));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String options() {
        return "--options=-p " + port + " -h 127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
                + " -c unix_socket_directories= -c max_connections=50 -c shared_buffers=32MB";
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void unpack() throws IOException {
        Path programs = Files.createDirectory(directory.resolve("programs"));
        var tar = new ProcessBuilder("tar", "-x", "--no-same-owner", "-C", programs.toString())
                .redirectErrorStream(true)
                .start();
        try (InputStream packed = new XZInputStream(TestServer.class.getResourceAsStream(ARCHIVE));
                var input = tar.getOutputStream()) {
            packed.transferTo(input);
        }
        await(tar, "tar");
        Files.setPosixFilePermissions(programs, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> program(String name, String... arguments) {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL refuses to run as root
            command.addAll(List.of("setpriv", "--reuid=" + OTHER_USER, "--clear-groups", "--"));
        }
        command.add(directory.resolve("programs/bin").resolve(name).toString());
        command.add("--pgdata=" + directory.resolve("data"));
        command.addAll(List.of(arguments));
        return command;
    }

    private void run(List<String> command) throws IOException {
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        await(process, command + ", see " + output);
    }

    private static void await(Process process, String what) {
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("failed: " + what);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted: " + what, e);
        }
    }

    private void stop() {
        try {
            run(program("pg_ctl", "stop", "--mode=immediate", "--wait"));
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {
        private static final TestServer SERVER = start();
    }
}
