package org.vireo.itests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the parts under test are in this checkout. */
final class Checkout {
    private Checkout() {}

    static Path root() {
        return Path.of(System.getProperty("vireo.root", "../.."))
                .toAbsolutePath()
                .normalize();
    }

    static Path lab(String program) {
        return root().resolve("karaf-assembly/lab").resolve(program);
    }

    /** Unpacks the distribution that the build made. */
    static void unpack(String kind, Path directory) {
        var version = System.getProperty("vireo.version", "0.1.0-SNAPSHOT");
        var archive = root().resolve("karaf-assembly/" + kind + "/target/vireo-" + kind + "-" + version + ".tar.gz");
        create(directory);
        Program.run("tar", "-xzf", archive.toString(), "-C", directory.toString(), "--strip-components=1");
    }

    /** The guest image: the one that is given, else one built from Debian's packages. */
    static Path guest() {
        var given = System.getProperty("vireo.guest", "");
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        var directory = Path.of("target/guest").toAbsolutePath();
        Program.run(lab("build-guest").toString(), directory.toString());
        return directory.resolve("tiny.qcow2");
    }

    static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not create " + directory, e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file, e);
        }
    }
}
