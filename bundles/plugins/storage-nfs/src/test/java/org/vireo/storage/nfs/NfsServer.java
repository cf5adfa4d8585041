package org.vireo.storage.nfs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real NFS server, in namespaces of its own. Needs root and Debian's nfs-ganesha. */
final class NfsServer implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final Path directory;
    private final String address;

    static NfsServer start() {
        try {
            // sockets of it need a short path
            return new NfsServer(Files.createTempDirectory("vireo-nfs"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private NfsServer(Path directory) {
        this.directory = directory;
        address = run("up", directory);
    }

    String address() {
        return address;
    }

    /** What clients see as {@code /export}. */
    Path export() {
        return directory.resolve("export");
    }

    void kill() {
        run("kill", directory);
    }

    void startAgain() {
        run("start", directory);
    }

    void freeze() {
        run("freeze", directory);
    }

    void thaw() {
        run("thaw", directory);
    }

    @Override
    public void close() {
        run("down", directory);
        run("rm", List.of("rm", "-rf", directory.toString()));
    }

    private static String run(String verb, Path directory) {
        var program = System.getProperty("vireo.lab", "../../../karaf-assembly/lab") + "/nfs-server";
        return run(verb, List.of(program, verb, directory.toString()));
    }

    static String run(String what, List<String> command) {
        try {
            var output = Files.createTempFile("vireo-nfs", ".out");
            try {
                // a file and not a pipe: the server keeps what it inherits
                var process = new ProcessBuilder(new ArrayList<>(command))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException(what + " did not end");
                }
                var text = Files.readString(output).strip();
                if (process.exitValue() != 0) {
                    throw new IllegalStateException(what + " ended with " + process.exitValue() + ": " + text);
                }
                return Arrays.stream(text.split("\n")).reduce("", (first, last) -> last);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(what + " was interrupted", e);
        }
    }
}
