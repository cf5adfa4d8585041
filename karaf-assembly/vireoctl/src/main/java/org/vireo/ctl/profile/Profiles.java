package org.vireo.ctl.profile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vireo.ctl.exit.Exit;
import org.vireo.ctl.exit.Failure;
import org.vireo.ctl.text.Json;

/**
 * The user's profiles, a file each that nobody else may read, and the name of the one in use. Files are replaced as a whole, so two programs at
 * once leave one of their versions, never a mixture. Confined to one thread.
 */
public final class Profiles {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final String ENDING = ".json";

    private final Path folder;
    private final Path current;

    /** @param folder of the program's settings, which need not be there */
    public Profiles(Path folder) {
        this.folder = folder.resolve("profiles");
        this.current = folder.resolve("current");
    }

    /** Where {@code XDG_CONFIG_HOME}, or else the home folder, has settings of this program. */
    public static Path folder(Map<String, String> environment, String home) {
        var configured = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return (configured.isEmpty() ? Path.of(home, ".config") : Path.of(configured)).resolve("vireoctl");
    }

    /** A name that can be one; fails with a sentence otherwise. */
    public static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw Failure.usage(
                    "\"" + name
                            + "\" cannot name a profile: letters, digits, dots, dashes and underscores can, 64 at most, a letter or digit first.");
        }
        return name;
    }

    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .filter(name -> NAME.matcher(name).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /** The name of the profile that counts when none is given. */
    public Optional<String> current() {
        return read(current)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
                .filter(name -> NAME.matcher(name).matches());
    }

    public void use(String name) {
        get(name);
        write(current, (name + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public Optional<Profile> find(String name) {
        var file = file(name);
        return read(file).map(bytes -> {
            try {
                return Profile.read(name, Json.read(bytes));
            } catch (IOException | RuntimeException e) {
                throw new Failure(Exit.USAGE, file + " cannot be understood; remove it and log in again.", e);
            }
        });
    }

    public Profile get(String name) {
        return find(name)
                .orElseThrow(() -> new Failure(
                        Exit.NOT_FOUND,
                        "There is no profile " + name + "; vireoctl profile list shows those there are."));
    }

    public void save(Profile profile) {
        write(file(profile.name()), Json.pretty(profile.written()).getBytes(StandardCharsets.UTF_8));
    }

    public void delete(String name) {
        get(name);
        try {
            Files.delete(file(name));
            if (current().filter(name::equals).isPresent()) {
                Files.deleteIfExists(current);
            }
        } catch (IOException e) {
            throw new Failure(Exit.USAGE, "The profile " + name + " could not be deleted: " + e.getMessage() + ".", e);
        }
    }

    private Path file(String name) {
        return folder.resolve(checked(name) + ENDING);
    }

    private static Optional<byte[]> read(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static Failure unreadable(Path file, IOException e) {
        return new Failure(Exit.USAGE, file + " cannot be read: " + e.getMessage() + ".", e);
    }

    private void write(Path file, byte[] bytes) {
        try {
            var only = PosixFilePermissions.fromString("rwx------");
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(only));
            var fresh = Files.createTempFile(
                    file.getParent(),
                    "new",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(fresh, bytes);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Failure(Exit.USAGE, file + " cannot be written: " + e.getMessage() + ".", e);
        }
    }
}
