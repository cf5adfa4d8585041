package org.vireo.host.images.ova;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import org.vireo.host.images.ImageTool;
import org.vireo.host.images.nbd.BlockNode;
import org.vireo.model.ByteSize;
import org.vireo.model.TransferContent;
import org.vireo.model.VireoException;
import org.vireo.protocol.ova.OvaPlace;
import org.vireo.protocol.ova.StageDisk;
import org.vireo.protocol.ova.WriteOva;
import org.vireo.protocol.vm.DiskSource;

/**
 * Writes packages. Until one is whole, its parts lie in a directory beside it that has the export's id in its name. Thread-safe: two
 * undertakings do not touch each other's files.
 */
final class OvaWriting {
    private final OvaDirectories directories;
    private final ImageTool tool;

    OvaWriting(OvaDirectories directories, ImageTool tool) {
        this.directories = directories;
        this.tool = tool;
    }

    private interface Work<T> {
        T on(Path file, Path staging) throws IOException;
    }

    private <T> T with(OvaPlace place, Work<T> work) {
        var file = directories.file(place.directory(), place.file());
        try {
            return work.on(file, file.resolveSibling(".vireo-export-" + place.export()));
        } catch (FileAlreadyExistsException e) {
            throw new VireoException(
                    OvaError.PACKAGE_EXISTS, "cannot write " + file + ": there is such a file already", e);
        } catch (IOException e) {
            throw new VireoException(OvaError.PACKAGE_FAILED, "cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Whether the package is there, made by the same export; throws what tells of another one. */
    private boolean written(Path file, OvaPlace place) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (!isOf(file, place)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        return true;
    }

    private boolean isOf(Path file, OvaPlace place) throws IOException {
        try (var archive = new OvaArchive(file, directories.open(file))) {
            return archive.descriptor().contains(place.export().toString());
        } catch (VireoException e) {
            return false;
        }
    }

    /** Makes the image of a disk for a package; the source is as this host opens it. */
    ByteSize stage(StageDisk asked, DiskSource source, Instant deadline) {
        return with(asked.place(), (file, staging) -> {
            if (written(file, asked.place())) {
                return ByteSize.ZERO;
            }
            var image = member(staging, asked.member());
            if (!Files.exists(image)) {
                make(staging);
                var part = staging.resolve(".part-" + asked.member());
                Files.deleteIfExists(part);
                tool.streamable(BlockNode.of(source, TransferContent.GUEST), part.toString(), deadline);
                Files.move(part, image, StandardCopyOption.ATOMIC_MOVE);
            }
            return new ByteSize(Files.size(image));
        });
    }

    private static void make(Path staging) throws IOException {
        if (!Files.isDirectory(staging, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(
                    staging, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private static Path member(Path staging, String name) {
        if (!TarIndex.isPlain(name) || name.startsWith(".")) {
            throw new VireoException(OvaError.PATH_REFUSED, "a file in a package needs a plain name, not " + name);
        }
        return staging.resolve(name);
    }

    /** Puts the package together. */
    void write(WriteOva asked, Instant deadline) {
        with(asked.place(), (file, staging) -> {
            if (!written(file, asked.place())) {
                make(staging);
                var part = staging.resolve(".part");
                Files.deleteIfExists(part);
                write(asked, staging, part, deadline);
                Files.createLink(file, part);
                sync(file.getParent());
            }
            remove(staging);
            return true;
        });
    }

    private static void write(WriteOva asked, Path staging, Path part, Instant deadline) throws IOException {
        var text = asked.descriptor().getBytes(StandardCharsets.UTF_8);
        try (var out = new TarWriter(part, deadline)) {
            var manifest = new StringBuilder();
            var digest = Manifest.digest("SHA-256");
            digest.update(text);
            manifest.append(Manifest.line(asked.name(), digest));
            for (var name : asked.members()) {
                manifest.append(Manifest.line(name, TarWriter.digest(member(staging, name), deadline)));
            }
            out.add(asked.name(), ByteBuffer.wrap(text));
            out.add(
                    asked.name().replaceFirst("\\.ovf$", "") + ".mf",
                    ByteBuffer.wrap(manifest.toString().getBytes(StandardCharsets.UTF_8)));
            for (var name : asked.members()) {
                out.add(name, member(staging, name));
            }
            out.finish();
        }
    }

    private static void sync(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory)) {
            channel.force(true);
        }
    }

    /** Removes whatever the export has written. */
    void drop(OvaPlace place) {
        with(place, (file, staging) -> {
            remove(staging);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && isOf(file, place)) {
                Files.delete(file);
            }
            return true;
        });
    }

    private static void remove(Path staging) throws IOException {
        if (Files.isDirectory(staging, LinkOption.NOFOLLOW_LINKS)) {
            try (var all = Files.walk(staging)) {
                for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
