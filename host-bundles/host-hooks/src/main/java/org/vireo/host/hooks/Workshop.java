package org.vireo.host.hooks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Where scripts work, and the module that Python scripts import. Immutable. */
final class Workshop {
    private static final List<String> MODULES =
            List.of("hooking.py", "vdsm/__init__.py", "vdsm/hook/__init__.py", "vdsm/hook/hooking.py");

    private final Path runs;
    private final Path modules;

    /** Makes what is missing; an existing directory must be the agent's own. */
    Workshop(Path directory) {
        try {
            open(directory);
            runs = open(directory.resolve("runs"));
            modules = open(directory.resolve("python"));
            for (String module : MODULES) {
                install(module);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + directory + " for scripts", e);
        }
    }

    /** The place that is configured, or the usual one. */
    static Path place(String configured, Path state) {
        if (!configured.isBlank()) {
            return Path.of(configured);
        }
        return System.getProperty("user.name").equals("root") ? Path.of("/run/vireo/hooks") : state.resolve("work");
    }

    private static Path open(Path directory) throws IOException {
        Files.createDirectories(directory);
        String owner = Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).getName();
        if (!owner.equals(System.getProperty("user.name"))) {
            throw new IOException(directory + " belongs to " + owner);
        }
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        return directory;
    }

    private void install(String module) throws IOException {
        Path target = modules.resolve(module);
        open(target.getParent());
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (InputStream in = Workshop.class.getResourceAsStream("/python/" + module)) {
            if (in == null) {
                throw new IOException("this build lacks the Python module " + module);
            }
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    Path runs() {
        return runs;
    }

    Path modules() {
        return modules;
    }
}
