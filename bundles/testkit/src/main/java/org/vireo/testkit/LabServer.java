package org.vireo.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real server on this machine, in namespaces of its own, made by a program of the checkout's lab. Needs root and the packages that the
 * program names. The property {@code vireo.lab} tells where the lab is.
 */
public final class LabServer implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 120;

    private final String program;
    private final Path directory;
    private final String address;

    /** Starts one; blocks until it serves. */
    public static LabServer start(String program) {
        try {
            // sockets of it need a short path
            return new LabServer(program, Files.createTempDirectory("vireo-lab"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LabServer(String program, Path directory) {
        this.program = System.getProperty("vireo.lab", "../../../karaf-assembly/lab") + "/" + program;
        this.directory = directory;
        address = run("up");
    }

    /** Where clients reach it. */
    public String address() {
        return address;
    }

    /** Where it keeps what it has. */
    public Path directory() {
        return directory;
    }

    /** Ends it as a crash would. */
    public void kill() {
        run("kill");
    }

    /** Starts it again after that. */
    public void startAgain() {
        run("start");
    }

    /** Keeps it from answering, without closing a connection. */
    public void freeze() {
        run("freeze");
    }

    /** Lets it answer again. */
    public void thaw() {
        run("thaw");
    }

    /** Has it do something that only servers of its kind can; the last line of the answer. */
    public String ask(String verb, String... arguments) {
        var command = new ArrayList<>(List.of(program, verb, directory.toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    @Override
    public void close() {
        run("down");
        run(List.of("rm", "-rf", directory.toString()));
    }

    private String run(String verb) {
        return run(List.of(program, verb, directory.toString()));
    }

    /** The last line of what a program tells; throws with all it told when it ends badly. */
    public static String run(List<String> command) {
        try {
            var output = Files.createTempFile("vireo-lab", ".out");
            try {
                // a file and not a pipe: the server keeps what it inherits
                var process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException(command + " did not end");
                }
                var text = Files.readString(output).strip();
                if (process.exitValue() != 0) {
                    throw new IllegalStateException(command + " ended with " + process.exitValue() + ": " + text);
                }
                return Arrays.stream(text.split("\n")).reduce("", (first, last) -> last);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(command + " was interrupted", e);
        }
    }
}
