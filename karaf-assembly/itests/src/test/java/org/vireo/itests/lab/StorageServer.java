package org.vireo.itests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real server of storage on the bridge of the hosts, in namespaces of its own. */
public final class StorageServer implements AutoCloseable {
    private final String program;
    private final Path directory;
    private final String address;

    /** Starts one by a program of the lab, such as {@code nfs-server}. */
    public static StorageServer start(String program) {
        try {
            return new StorageServer(Checkout.lab(program).toString(), Files.createTempDirectory("vireo-server"));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not make a folder for " + program, e);
        }
    }

    private StorageServer(String program, Path directory) {
        this.program = program;
        this.directory = directory;
        run("up");
        address = Checkout.read(directory.resolve("address")).strip();
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

    @Override
    public void close() {
        run("down");
        Program.run("rm", "-rf", directory.toString());
    }

    private void run(String verb) {
        Program.run(program, verb, directory.toString());
    }
}
