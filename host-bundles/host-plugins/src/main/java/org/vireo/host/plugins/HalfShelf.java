package org.vireo.host.plugins;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.vireo.model.VireoException;
import org.vireo.protocol.plugin.HalfFile;
import org.vireo.protocol.plugin.PartStaged;
import org.vireo.protocol.plugin.StagePart;

/**
 * The files of host halves, each under its hash in its plugin's directory, so that versions share what they have in common and the files
 * of the version in use are never written again. Guarded by its monitor.
 */
final class HalfShelf {
    private static final String WHOLE = ".jar";
    private static final String PART = ".part";

    private final Path root;
    private final long most;

    /** Below {@code root}, at most {@code most} bytes for each plugin. */
    HalfShelf(Path root, long most) {
        this.root = root;
        this.most = most;
    }

    private Path whole(String plugin, HalfFile file) {
        return root.resolve(plugin).resolve(file.sha256() + WHOLE);
    }

    private Path part(String plugin, HalfFile file) {
        return root.resolve(plugin).resolve(file.sha256() + PART);
    }

    /** Takes a piece if it is the one that comes next. */
    synchronized PartStaged stage(StagePart piece) {
        String plugin = piece.plugin().id();
        HalfFile file = piece.file();
        try {
            Files.createDirectories(root.resolve(plugin));
            if (Files.isRegularFile(whole(plugin, file))) {
                return new PartStaged(file.size(), true);
            }
            Path part = part(plugin, file);
            long there = Files.isRegularFile(part) ? Files.size(part) : 0;
            if (piece.offset() != there) {
                return new PartStaged(there, false);
            }
            return append(piece, part, there);
        } catch (IOException e) {
            throw failed("keep " + file.name() + " of " + piece.plugin(), e);
        }
    }

    private PartStaged append(StagePart piece, Path part, long there) throws IOException {
        HalfFile file = piece.file();
        byte[] bytes = bytes(piece);
        if (there + bytes.length > file.size()) {
            Files.deleteIfExists(part);
            throw new VireoException(
                    HalfError.HALF_REFUSED,
                    file.name() + " of " + piece.plugin() + " was refused: more than its " + file.size()
                            + " bytes were sent");
        }
        makeSureOfRoom(piece, bytes.length);
        write(part, there, bytes);
        if (there + bytes.length < file.size()) {
            return new PartStaged(there + bytes.length, false);
        }
        if (!HalfHash.of(part).equals(file.sha256())) {
            Files.delete(part);
            throw new VireoException(
                    HalfError.HALF_REFUSED,
                    file.name() + " of " + piece.plugin()
                            + " was refused: what arrived has another SHA-256 than was announced");
        }
        Files.move(part, whole(piece.plugin().id(), file), StandardCopyOption.ATOMIC_MOVE);
        return new PartStaged(file.size(), true);
    }

    private static byte[] bytes(StagePart piece) {
        try {
            return piece.bytes();
        } catch (IllegalArgumentException e) {
            throw new VireoException(
                    HalfError.HALF_REFUSED, "a piece of " + piece.file().name() + " is not base64", e);
        }
    }

    private static void write(Path part, long there, byte[] bytes) throws IOException {
        try (var channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.position(there);
            var left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    private void makeSureOfRoom(StagePart piece, int more) throws IOException {
        long taken = 0;
        try (var files = Files.newDirectoryStream(root.resolve(piece.plugin().id()))) {
            for (var file : files) {
                taken += Files.size(file);
            }
        }
        if (taken + more > most) {
            throw new VireoException(
                    HalfError.NO_ROOM,
                    piece.file().name() + " of " + piece.plugin() + " was refused: this host keeps at most "
                            + (most >> 20) + " MiB of files of one plugin");
        }
    }

    /** A file that is here with the hash it should have, looked at again. */
    synchronized Path checked(String plugin, HalfFile file) {
        Path path = whole(plugin, file);
        try {
            if (!Files.isRegularFile(path)) {
                throw new VireoException(
                        HalfError.HALF_NOT_STAGED, file.name() + " of " + plugin + " was never sent to this host");
            }
            if (Files.size(path) != file.size() || !HalfHash.of(path).equals(file.sha256())) {
                Files.delete(path);
                throw new VireoException(
                        HalfError.HALF_NOT_STAGED,
                        file.name() + " of " + plugin + " was changed on this host after it was sent; it was removed");
            }
            return path;
        } catch (IOException e) {
            throw failed("read " + file.name() + " of " + plugin, e);
        }
    }

    /** Removes every file but those with the hashes given. */
    synchronized void keepOnly(String plugin, Set<String> hashes) {
        Path directory = root.resolve(plugin);
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (var files = Files.newDirectoryStream(directory, "*{" + WHOLE + "," + PART + "}")) {
            for (var file : files) {
                String name = file.getFileName().toString();
                if (name.endsWith(PART) || !hashes.contains(name.substring(0, name.length() - WHOLE.length()))) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw failed("remove old files of " + plugin, e);
        }
    }

    private static VireoException failed(String what, IOException e) {
        return new VireoException(HalfError.FILES_FAILED, "this host could not " + what + ": " + e.getMessage(), e);
    }
}
