package org.vireo.host.libvirt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.model.BackupId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;

/**
 * Where backups are on this host: for each a directory for what guests overwrite and one for its socket, which belong to whoever the
 * hypervisor runs as. They are also how an agent that was started anew knows of backups. Thread-safe; one backup at a time is the
 * caller's to see to.
 *
 * @param aside for what guests overwrite
 * @param sockets for sockets
 */
record BackupPlaces(Path aside, Path sockets) {
    private static final Logger LOG = LoggerFactory.getLogger(BackupPlaces.class);
    private static final String FROZEN = "frozen";
    private static final String BETWEEN = "_";

    /** A backup of a virtual machine. */
    record Known(VmId vm, BackupId backup) {}

    Path socket(BackupId backup) {
        return sockets.resolve(backup.toString()).resolve("nbd");
    }

    Path aside(VmId vm, BackupId backup) {
        return aside.resolve(vm + BETWEEN + backup);
    }

    /** Makes the directories of a backup, empty. */
    void make(VmId vm, BackupId backup, OptionalInt owner) {
        clear(vm, backup);
        try {
            reachable(aside);
            reachable(sockets);
            own(Files.createDirectory(socket(backup).getParent(), attributes("rwx------")), owner);
            own(Files.createDirectory(aside(vm, backup), attributes("rwx------")), owner);
        } catch (IOException e) {
            throw new VireoException(ModelError.HOST_FAILED, "cannot make the directories of backup " + backup, e);
        }
    }

    /** The hypervisor must get through, and need not see what else is there. */
    private static void reachable(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    }

    private static FileAttribute<?> attributes(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    private static void own(Path directory, OptionalInt owner) throws IOException {
        if (owner.isPresent()) {
            Files.setAttribute(directory, "unix:uid", owner.getAsInt());
        }
    }

    /** Removes what is left of a backup. */
    void clear(VmId vm, BackupId backup) {
        remove(socket(backup).getParent());
        remove(aside(vm, backup));
    }

    /** The same, but for what tells that the guest may be held still: that stays until somebody lets it go. */
    void release(Known backup) {
        if (!frozen(backup)) {
            clear(backup.vm(), backup.backup());
        }
    }

    private static void remove(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new VireoException(ModelError.HOST_FAILED, "cannot remove " + directory, e);
        }
    }

    /** Backups of which something is left here. */
    List<Known> known() {
        var known = new ArrayList<Known>();
        if (!Files.isDirectory(aside)) {
            return known;
        }
        try (Stream<Path> entries = Files.list(aside)) {
            for (Path entry : entries.toList()) {
                var both = entry.getFileName().toString().split(BETWEEN);
                if (both.length == 2) {
                    known.add(new Known(VmId.of(both[0]), BackupId.of(both[1])));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("Not all backups in {} are known", aside, e);
        }
        return known;
    }

    /** Bytes that are free for what guests overwrite. */
    long free() throws IOException {
        return Files.getFileStore(aside).getUsableSpace();
    }

    /** Notes that a guest is about to be held still, so that it is let go even if this program dies. */
    void noteFrozen(Known backup, boolean frozen) {
        Path note = aside(backup.vm(), backup.backup()).resolve(FROZEN);
        try {
            if (frozen) {
                Files.createFile(note);
            } else {
                Files.deleteIfExists(note);
            }
        } catch (IOException e) {
            throw new VireoException(ModelError.HOST_FAILED, "cannot write " + note, e);
        }
    }

    boolean frozen(Known backup) {
        return Files.exists(aside(backup.vm(), backup.backup()).resolve(FROZEN));
    }

    /** Who the hypervisor of a domain runs as, if libvirt tells. */
    static OptionalInt owner(String domain) {
        return LiveDomain.elements(LiveDomain.parse(domain).getDocumentElement(), "seclabel").stream()
                .filter(label -> label.getAttribute("model").equals("dac"))
                .flatMap(label -> LiveDomain.children(label, "label").stream())
                .map(label -> label.getTextContent().strip())
                .filter(text -> text.matches("\\+\\d{1,9}:\\+\\d{1,9}"))
                .mapToInt(text -> Integer.parseInt(text.substring(1, text.indexOf(':'))))
                .findFirst();
    }

    Optional<Path> door(BackupId backup) {
        return Optional.of(socket(backup)).filter(Files::exists);
    }

    /** The backup whose socket it is, if it is one of ours. */
    Optional<BackupId> at(Path socket) {
        Path directory = socket.getParent();
        if (directory == null || !sockets.equals(directory.getParent())) {
            return Optional.empty();
        }
        try {
            return Optional.of(BackupId.of(directory.getFileName().toString()));
        } catch (IllegalArgumentException e) {
            LOG.debug("{} is no socket of ours", socket, e);
            return Optional.empty();
        }
    }
}
