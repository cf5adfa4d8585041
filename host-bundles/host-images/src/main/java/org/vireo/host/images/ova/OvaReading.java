package org.vireo.host.images.ova;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.vireo.host.images.ImageTool;
import org.vireo.host.images.KnownFormat;
import org.vireo.host.images.Qcow2Header;
import org.vireo.host.images.nbd.BlockNode;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.TransferContent;
import org.vireo.model.VireoException;
import org.vireo.protocol.ova.OvaFound;
import org.vireo.protocol.ova.OvaMember;
import org.vireo.protocol.ova.ReadOva;
import org.vireo.protocol.vm.DiskSource;

/** Reads packages of anybody's. Thread-safe. */
final class OvaReading {
    private static final int SECTOR = 512;
    private static final long LARGEST = 1L << 49;

    private final OvaDirectories directories;
    private final ImageTool tool;

    OvaReading(OvaDirectories directories, ImageTool tool) {
        this.directories = directories;
        this.tool = tool;
    }

    private interface Work<T> {
        T on(Path file, OvaArchive archive) throws IOException;
    }

    private <T> T with(String path, Work<T> work) {
        var file = directories.file(path);
        try (var archive = new OvaArchive(file, directories.open(file))) {
            return work.on(file, archive);
        } catch (IOException e) {
            throw new VireoException(OvaError.PACKAGE_FAILED, "cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** What is in a package. */
    OvaFound inspect(String path, Instant deadline) {
        return with(path, (file, archive) -> {
            var found = new ArrayList<OvaMember>();
            for (var member : archive.images()) {
                found.add(inspect(file, archive, member, deadline));
            }
            return new OvaFound(archive.name(), archive.descriptor(), found);
        });
    }

    /** Compares with the manifest. */
    void verify(String path, Instant deadline) {
        with(path, (file, archive) -> {
            archive.verify(deadline);
            return true;
        });
    }

    /** Copies an image out of a package; the target is as this host opens it. */
    void read(ReadOva asked, DiskSource target, Instant deadline) {
        with(asked.path(), (file, archive) -> {
            var member = archive.member(asked.member());
            var found = inspect(file, archive, member, deadline);
            if (!found.problem().isEmpty()) {
                throw OvaError.refused(file, "the image " + member.name() + " is refused: " + found.problem());
            }
            if (!found.format().equals(asked.format()) || !found.size().equals(asked.size())) {
                throw OvaError.refused(
                        file,
                        "the image " + member.name() + " was " + asked.format() + " with "
                                + asked.size().bytes() + " bytes, and is " + found.format() + " with "
                                + found.size().bytes() + " bytes now");
            }
            tool.copy(
                    MemberImage.of(file, member, found.format()),
                    BlockNode.of(target, TransferContent.LAYER),
                    target.format() == DiskFormat.COW ? "qcow2" : "raw",
                    deadline);
            return true;
        });
    }

    private OvaMember inspect(Path file, OvaArchive archive, TarMember member, Instant deadline) throws IOException {
        var head = archive.head(member, Qcow2Header.LENGTH);
        var format = format(head);
        var problem = problem(format, head, member);
        if (problem.isPresent()) {
            return new OvaMember(
                    member.name(), new ByteSize(member.length()), format, ByteSize.ZERO, ByteSize.ZERO, problem.get());
        }
        var image = MemberImage.of(file, member, format);
        var info = tool.info(image, deadline);
        long size = info.path("virtual-size").asLong();
        long cluster = info.path("cluster-size").asLong();
        boolean lying = format.equals("vmdk") && size != VmdkHeader.size(head);
        var broken =
                format.equals("raw") ? Optional.<String>empty() : structure(image, member.length() + cluster, deadline);
        return new OvaMember(
                member.name(),
                new ByteSize(member.length()),
                format,
                new ByteSize(size),
                new ByteSize(broken.isPresent() ? 0 : tool.needed(image, deadline)),
                lying ? "its beginning and its end tell of different sizes" : broken.orElse(""));
    }

    /** Whether all its parts are there: tables may point to where nothing is. The last cluster may be a part of one. */
    private Optional<String> structure(String image, long beyond, Instant deadline) {
        var found = tool.check(image, deadline);
        boolean leaksOnly = found.code() == 3;
        if (found.code() != 0 && !leaksOnly) {
            return Optional.of("its tables are broken, or parts of it are missing");
        }
        return found.json().path("image-end-offset").asLong() >= beyond
                ? Optional.of("it is cut short: its tables point behind its end")
                : Optional.empty();
    }

    private static String format(ByteBuffer head) {
        return KnownFormat.of(head).orElse("raw");
    }

    private static Optional<String> problem(String format, ByteBuffer head, TarMember member) {
        return switch (format) {
            case "qcow2" -> Qcow2Header.problem(head.order(ByteOrder.BIG_ENDIAN), new ByteSize(LARGEST));
            case "vmdk" -> VmdkHeader.problem(head);
            case "raw" ->
                member.length() == 0 || member.length() % SECTOR != 0
                        ? Optional.of("it is no image in a format that is known, nor a plain disk of whole sectors")
                        : Optional.empty();
            default -> Optional.of("it is in the format " + format + ", which is not read");
        };
    }
}
