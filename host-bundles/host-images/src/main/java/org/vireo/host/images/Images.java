package org.vireo.host.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.vireo.host.images.nbd.BlockNode;
import org.vireo.host.images.nbd.Export;
import org.vireo.host.images.nbd.ImageError;
import org.vireo.host.images.nbd.NbdServer;
import org.vireo.host.spi.backup.BackupDoors;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.TransferContent;
import org.vireo.model.VireoException;
import org.vireo.protocol.image.CheckUpload;
import org.vireo.protocol.image.OpenTransfer;
import org.vireo.protocol.image.UploadChecked;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DiskSource.BackupDisk;

/** Serves images, and inspects what clients have written. Thread-safe. */
@Component(service = Images.class, configurationPid = ImagesSettings.PID)
public final class Images {
    /** An image made elsewhere may need more than one made here. */
    private static final long MARGIN = 64L << 20;

    private final NbdServer.Programs programs;
    private final ImageTool tool;
    private final Optional<BackupDoors> doors;

    /** Makes the directory of its sockets. */
    @Activate
    public Images(
            ImagesSettings settings,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    BackupDoors doors) {
        this(
                new NbdServer.Programs(settings.qemu__nbd(), settings.prlimit(), Path.of(settings.sockets())),
                new ImageTool(settings.qemu__img(), settings.prlimit()),
                Optional.ofNullable(doors));
    }

    Images(NbdServer.Programs programs, ImageTool tool, Optional<BackupDoors> doors) {
        this.programs = programs;
        this.tool = tool;
        this.doors = doors;
        try {
            Files.createDirectories(
                    programs.sockets(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new VireoException(ImageError.NOT_SERVED, "cannot make " + programs.sockets(), e);
        }
    }

    /** Serves what a request asks for; the source is as this host opens it. */
    Export serve(OpenTransfer asked, DiskSource source, Instant deadline) {
        if (source instanceof BackupDisk disk) {
            return backup(disk, deadline);
        }
        if (asked.writable() && asked.content() == TransferContent.IMAGE && grows(source)) {
            makeRoom(source, asked.size(), deadline);
        }
        boolean guest = asked.content() == TransferContent.GUEST;
        var mode = new NbdServer.Mode(asked.writable(), guest && asked.sparse());
        return Export.open(programs, BlockNode.of(source, asked.content()), mode, deadline);
    }

    private Export backup(BackupDisk disk, Instant deadline) {
        var socket = doors.flatMap(known -> known.socket(disk.backup()))
                .orElseThrow(() -> new VireoException(
                        ImageError.NOT_SERVED,
                        "cannot open disk " + disk.disk() + " of backup " + disk.backup()
                                + ": it does not go on here"));
        var changes = disk.changes() ? Optional.of(BackupDoors.CHANGES) : Optional.<String>empty();
        return Export.join(socket, disk.disk().toString(), changes, deadline);
    }

    private static boolean grows(DiskSource source) {
        return source.format() == DiskFormat.COW && !(source instanceof DiskSource.BlockDisk);
    }

    /** An image grows as it is written, but what is served has a fixed length. */
    private void makeRoom(DiskSource source, ByteSize size, Instant deadline) {
        String image = BlockNode.of(source, TransferContent.IMAGE);
        long most = tool.most(size.bytes(), deadline) + MARGIN;
        if (tool.info(image, deadline).path("virtual-size").asLong() < most) {
            tool.resize(image, most, deadline);
        }
    }

    /** Inspects what a client has written; the source is as this host opens it. */
    UploadChecked check(CheckUpload asked, DiskSource source, Instant deadline) {
        boolean foreign = source.format() == DiskFormat.RAW || asked.content() == TransferContent.IMAGE;
        var problem = foreign ? problem(asked, source, deadline) : Optional.<String>empty();
        if (problem.isPresent()) {
            return new UploadChecked(problem.get(), ByteSize.ZERO, ByteSize.ZERO);
        }
        var info = tool.info(BlockNode.of(source, TransferContent.LAYER), deadline);
        return new UploadChecked(
                "",
                new ByteSize(info.path("virtual-size").asLong()),
                new ByteSize(info.path("actual-size").asLong()));
    }

    private Optional<String> problem(CheckUpload asked, DiskSource source, Instant deadline) {
        var head = head(source, deadline);
        if (source.format() == DiskFormat.RAW) {
            return KnownFormat.of(head)
                    .map(name -> "it begins like an image in the format " + name + ", and the disk is raw");
        }
        var problem = Qcow2Header.problem(head, asked.size());
        return problem.isPresent() ? problem : structure(asked, source, deadline);
    }

    private ByteBuffer head(DiskSource source, Instant deadline) {
        var mode = new NbdServer.Mode(false, false);
        var head = ByteBuffer.allocate(Qcow2Header.LENGTH);
        try (var export = Export.open(programs, BlockNode.of(source, TransferContent.IMAGE), mode, deadline)) {
            long count = Math.min(export.size(), Qcow2Header.LENGTH);
            export.use(deadline, connection -> head.put(connection.read(0, count)));
        } catch (IOException e) {
            throw new VireoException(ImageError.NOT_SERVED, "cannot inspect an image: " + e.getMessage(), e);
        }
        return head.flip();
    }

    /** Whether all its parts are there and fit together; what lies behind its end goes. */
    private Optional<String> structure(CheckUpload asked, DiskSource source, Instant deadline) {
        var found = tool.check(BlockNode.of(source, TransferContent.LAYER), deadline);
        boolean leaksOnly = found.code() == 3;
        if (found.code() != 0 && !leaksOnly) {
            return Optional.of(
                    found.code() == 2
                            ? "its tables are broken"
                            : "it is not whole: " + ImageTool.shortened(found.error()));
        }
        long end = found.json().path("image-end-offset").asLong();
        // what was made for it beforehand is longer, and reads as zeros where nothing was sent; the last cluster may be
        // a part of one
        long cluster = tool.info(BlockNode.of(source, TransferContent.LAYER), deadline)
                .path("cluster-size")
                .asLong();
        if (asked.sent().filter(sent -> sent.bytes() <= end - cluster).isPresent()) {
            return Optional.of("it is cut short: its tables reach byte " + end + ", and only "
                    + asked.sent().get().bytes() + " bytes were sent");
        }
        if (grows(source) && end > 0) {
            tool.resize(BlockNode.of(source, TransferContent.IMAGE), end, deadline);
        }
        return Optional.empty();
    }
}
