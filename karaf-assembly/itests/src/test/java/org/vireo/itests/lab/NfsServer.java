package org.vireo.itests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real NFS server on the bridge of the hosts, in namespaces of its own. */
public final class NfsServer implements AutoCloseable {
    private static final String PROGRAM = Checkout.lab("nfs-server").toString();

    private final Path directory;
    private final String address;

    /** Starts one. */
    public static NfsServer start() {
        try {
            return new NfsServer(Files.createTempDirectory("vireo-nfs"));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not make a folder for the NFS server", e);
        }
    }

    private NfsServer(Path directory) {
        this.directory = directory;
        Program.run(PROGRAM, "up", directory.toString());
        address = Checkout.read(directory.resolve("address"));
    }

    /** Where clients reach it; it exports {@code /export}. */
    public String address() {
        return address;
    }

    /** What clients see as {@code /export}. */
    public Path export() {
        return directory.resolve("export");
    }

    /** Ends it as a crash would. */
    public void kill() {
        Program.run(PROGRAM, "kill", directory.toString());
    }

    /** Starts it again after that. */
    public void startAgain() {
        Program.run(PROGRAM, "start", directory.toString());
    }

    @Override
    public void close() {
        Program.run(PROGRAM, "down", directory.toString());
        Program.run("rm", "-rf", directory.toString());
    }
}
