package org.vireo.host.volumes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.vireo.host.spi.HostCall;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;

/** Makes images in a place, and has them grow, whether they take their room by themselves or are given it. Confined to one call. */
final class NewImages {
    /** QEMU's layout: tables take 1/8192 of the size, counters 1/32768; as much again is for bitmaps of backups. */
    private static final long TABLES = 4096;

    private static final long HEADERS = 16L << 20;
    private static final long SECTOR = 512;
    private static final long CLUSTER = 1 << 16;

    private final QemuImg qemuImg;
    private final Place place;
    private final Instant deadline;

    /**
     * @param qemuImg that opens images of the place, and what is copied from
     * @param place where images are made
     * @param call that it is for
     */
    NewImages(QemuImg qemuImg, Place place, HostCall call) {
        this.qemuImg = qemuImg;
        this.place = place;
        deadline = call.deadline();
    }

    /** Room that an image needs when a guest has written to all of it. */
    static ByteSize room(DiskFormat format, ByteSize size) {
        return format == DiskFormat.RAW
                ? whole(size.bytes(), SECTOR)
                : whole(size.bytes() + size.bytes() / TABLES + HEADERS, CLUSTER);
    }

    private static ByteSize whole(long bytes, long part) {
        return new ByteSize((bytes + part - 1) / part * part);
    }

    /** One that reads as zeros, or as what is below. */
    void make(String file, DiskFormat format, ByteSize size, boolean preallocated, Optional<QemuImg.Backing> backing) {
        boolean setAside = preallocated && place.setsSpaceAside();
        if (place instanceof RationedPlace rationed) {
            reserve(rationed, file, format, size, backing);
        } else if (preallocated && !setAside && backing.isEmpty()) {
            qemuImg.createWritten(place.image(file), format, size, deadline);
        } else {
            qemuImg.create(place.image(file), format, size, setAside, backing, deadline);
        }
    }

    private void reserve(
            RationedPlace rationed, String file, DiskFormat format, ByteSize size, Optional<QemuImg.Backing> backing) {
        Attempt.run("find room for " + file, () -> rationed.reserve(file, room(format, size)));
        if (format == DiskFormat.RAW) {
            qemuImg.clear(place.image(file), room(format, size), deadline);
        } else {
            layOut(rationed, file, size, backing);
        }
    }

    /** The program makes no layouts in room that is there; an empty one is small. */
    private void layOut(RationedPlace rationed, String file, ByteSize size, Optional<QemuImg.Backing> backing) {
        Attempt.run("lay " + file + " out", () -> {
            Path empty = Files.createTempFile("vireo-empty", ".qcow2");
            try {
                qemuImg.create(empty.toString(), DiskFormat.COW, size, false, backing, deadline);
                rationed.fill(file, empty);
            } finally {
                Files.deleteIfExists(empty);
            }
        });
    }

    /** One that reads as another does. */
    void copy(String from, String fromFormat, String file, DiskFormat format) {
        if (place instanceof RationedPlace rationed) {
            var size = qemuImg.sizeOf(from, fromFormat, deadline);
            Attempt.run("find room for " + file, () -> rationed.reserve(file, room(format, size)));
            if (format == DiskFormat.COW) {
                layOut(rationed, file, size, Optional.empty());
            }
            qemuImg.convertOver(from, fromFormat, place.image(file), format, format == DiskFormat.COW, deadline);
        } else {
            qemuImg.convert(from, fromFormat, place.image(file), format, deadline);
        }
    }

    /** One that reads as another does, which may lie elsewhere; what is the same below is not copied. */
    void carry(String from, DiskFormat fromFormat, String file, QemuImg.Wish wish) {
        if (!(place instanceof RationedPlace rationed)) {
            qemuImg.carry(from, fromFormat, place.image(file), wish, deadline);
        } else if (wish.backing().isEmpty()) {
            copy(from, QemuImg.name(fromFormat), file, wish.format());
        } else {
            var size = qemuImg.sizeOf(from, QemuImg.name(fromFormat), deadline);
            reserve(rationed, file, wish.format(), size, wish.backing());
            qemuImg.carryOver(
                    from, fromFormat, place.image(file), wish.backing().get(), deadline);
        }
    }

    /**
     * Has an image grow.
     *
     * @param file of the image
     * @param part where a larger one may be made that takes its place
     */
    void grow(String file, String part, DiskFormat format, ByteSize size) throws IOException {
        if (!(place instanceof RationedPlace rationed)) {
            qemuImg.grow(place.image(file), format, size, deadline);
            return;
        }
        rationed.reserve(part, room(format, size));
        if (format == DiskFormat.RAW) {
            qemuImg.clear(place.image(part), room(format, size), deadline);
        }
        // byte by byte: what it reads through to stays in its header
        qemuImg.convertOver(
                place.image(file), "raw", place.image(part), DiskFormat.RAW, format == DiskFormat.RAW, deadline);
        if (format == DiskFormat.COW) {
            qemuImg.grow(place.image(part), format, size, deadline);
        }
        place.move(part, file);
    }
}
