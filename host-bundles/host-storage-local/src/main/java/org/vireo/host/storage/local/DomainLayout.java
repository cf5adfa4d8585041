package org.vireo.host.storage.local;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskId;
import org.vireo.model.ModelError;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.StorageSpace;

/**
 * The files of one storage domain: {@code <path>/<domain>/domain} says what it is, {@code images/<disk>} holds a volume and
 * {@code images/<disk>.volume} describes it. Immutable itself.
 */
final class DomainLayout {
    static final String VERSION_LINE = "vireo-storage-domain 1 ";
    private static final String DESCRIPTION = "domain";

    private final StorageDomainId domain;
    private final Path path;
    private final Path root;

    DomainLayout(Path path, StorageDomainId domain) {
        this.path = path;
        this.domain = domain;
        root = path.resolve(domain.toString());
    }

    Path images() {
        return root.resolve("images");
    }

    Path volume(DiskId disk) {
        return images().resolve(disk.toString());
    }

    boolean exists() {
        return describes(root.resolve(DESCRIPTION), domain);
    }

    /** Passes if the layout is there and none of its directories leads elsewhere. */
    void requireAttached() {
        if (!exists()) {
            throw new VireoException(
                    ModelError.OBJECT_NOT_FOUND,
                    "cannot use storage domain " + domain + ": there is no such domain in " + path);
        }
        for (Path directory : List.of(root, images())) {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw new VireoException(
                        LocalStorageError.STORAGE_FAILED,
                        "cannot use storage domain " + domain + ": " + directory + " is not a plain directory");
            }
        }
    }

    /** Makes the layout; the description comes last, so a half-made layout does not count as one. */
    void format() {
        Attempt.run("make storage domain " + domain + " in " + path, () -> {
            Files.createDirectories(path);
            // Hypervisor processes of another user pass through; only images they are given are theirs to open.
            var passable = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x--x"));
            if (Files.notExists(root)) {
                Files.createDirectory(root, passable);
            }
            if (Files.notExists(images())) {
                Files.createDirectory(images(), passable);
            }
            writeWhole(root.resolve(DESCRIPTION), VERSION_LINE + domain + "\n");
        });
    }

    /** Removes an empty layout; none is fine. */
    void wipe() {
        if (!exists()) {
            return;
        }
        requireAttached();
        if (!volumes().isEmpty()) {
            throw new VireoException(
                    ModelError.WRONG_STATE,
                    "cannot remove storage domain " + domain + ": there are "
                            + volumes().size() + " volumes in it");
        }
        Attempt.run("remove storage domain " + domain, () -> {
            Files.delete(root.resolve(DESCRIPTION));
            for (Path leftover : list(images())) {
                Files.delete(leftover);
            }
            Files.delete(images());
            Files.delete(root);
        });
    }

    /** Ids of all volumes. */
    List<DiskId> volumes() {
        return Attempt.to(
                "list the volumes of storage domain " + domain,
                () -> list(images()).stream()
                        .map(file -> file.getFileName().toString())
                        .filter(name -> !name.contains("."))
                        .flatMap(name -> idOf(name).stream())
                        .toList());
    }

    private static Optional<DiskId> idOf(String name) {
        try {
            return Optional.of(DiskId.of(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Removes what a creation that was cut short left behind. */
    void clean(DiskId disk) {
        Attempt.run("clean up after volume " + disk, () -> {
            for (Path file : list(images())) {
                String name = file.getFileName().toString();
                if (name.startsWith("." + disk) && name.endsWith(".part")) {
                    Files.delete(file);
                }
            }
        });
    }

    StorageSpace space() {
        return Attempt.to("read the space of storage domain " + domain, () -> space(root));
    }

    static StorageSpace space(Path place) throws IOException {
        FileStore store = Files.getFileStore(place);
        return new StorageSpace(new ByteSize(store.getTotalSpace()), new ByteSize(store.getUsableSpace()));
    }

    /** Domains below a path. */
    static List<StorageDomainId> domains(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        return Attempt.to("look for storage domains in " + path, () -> {
            var found = new ArrayList<StorageDomainId>();
            for (Path child : list(path)) {
                domainOf(child).ifPresent(found::add);
            }
            return found;
        });
    }

    private static Optional<StorageDomainId> domainOf(Path directory) {
        try {
            var id = StorageDomainId.of(directory.getFileName().toString());
            return describes(directory.resolve(DESCRIPTION), id) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean describes(Path file, StorageDomainId id) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        String text = Attempt.to("read " + file, () -> Files.readString(file));
        return text.strip().equals(VERSION_LINE + id);
    }

    /** A reader sees the old text or the new one. */
    static void writeWhole(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling("." + file.getFileName() + ".part");
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
