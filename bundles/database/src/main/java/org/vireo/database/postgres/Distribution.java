package org.vireo.database.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs inside this bundle, unpacked once. */
final class Distribution {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path home;

    private Distribution(Path home) {
        this.home = home;
    }

    /** Unpacks beside the final place and renames, so a killed engine never leaves half a distribution. */
    static Distribution unpackedBelow(Path directory) throws IOException {
        Path home = directory.resolve(version());
        if (!Files.isDirectory(home)) {
            Files.createDirectories(directory);
            Path half = Files.createTempDirectory(directory, "unpacking-");
            try {
                unpack(half);
                Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
                Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                delete(half);
            }
        }
        return new Distribution(home);
    }

    static String version() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Distribution.class.getResourceAsStream("distribution.properties")) {
            properties.load(in);
        }
        return properties.getProperty("version");
    }

    private static void unpack(Path target) throws IOException {
        try (InputStream packed = Distribution.class.getResourceAsStream(ARCHIVE)) {
            if (packed == null || !"amd64".equals(System.getProperty("os.arch"))) {
                throw new PostgresException("there is no embedded PostgreSQL for " + System.getProperty("os.arch")
                        + "; name a server with url= in vireo.database.cfg");
            }
            // folders without an entry of their own get the umask, which may keep the server's account out
            List<String> tar = List.of(
                    "sh",
                    "-c",
                    "umask 022 && exec tar --extract --no-same-owner --directory \"$0\"",
                    target.toString());
            ProgramRun run = ProgramRun.of(tar, new XZInputStream(packed), PATIENCE);
            if (run.failed()) {
                throw new PostgresException("cannot unpack PostgreSQL into " + target + ": " + run.lastLine());
            }
        }
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }
}
