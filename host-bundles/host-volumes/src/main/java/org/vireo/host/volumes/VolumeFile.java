package org.vireo.host.volumes;

import java.io.StringReader;
import java.util.Optional;
import java.util.Properties;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.WireText;

/**
 * What the host wrote down of a volume when it made it. The format is never guessed from the bytes of a volume: a guest could write
 * the header of another format to the start of its plain disk and read files of the host through it. Immutable.
 *
 * @param disk which
 * @param format layout
 * @param backing what it reads through to
 */
record VolumeFile(DiskId disk, DiskFormat format, Optional<DiskId> backing) {
    private static String file(DomainLayout layout, DiskId disk) {
        return layout.volume(disk) + ".volume";
    }

    static boolean exists(DomainLayout layout, DiskId disk) {
        return Attempt.to("look for volume " + disk, () -> layout.place().isFile(layout.volume(disk)));
    }

    static VolumeFile require(DomainLayout layout, DiskId disk) {
        if (!exists(layout, disk)) {
            throw new VireoException(
                    ModelError.OBJECT_NOT_FOUND,
                    "cannot find volume " + disk + " in " + layout.place() + "/" + layout.images());
        }
        return read(layout, disk);
    }

    static VolumeFile read(DomainLayout layout, DiskId disk) {
        var properties = new Properties();
        String file = file(layout, disk);
        Attempt.run(
                "read the description of volume " + disk,
                () -> properties.load(new StringReader(layout.place().read(file))));
        var format = WireText.find(DiskFormat.class, properties.getProperty("format", ""))
                .orElseThrow(() -> new VireoException(
                        VolumeError.STORAGE_FAILED,
                        "cannot read the description of volume " + disk + ": " + file + " names no known format"));
        return new VolumeFile(
                disk,
                format,
                Optional.ofNullable(properties.getProperty("backing")).map(DiskId::of));
    }

    /** Must be there before the volume itself appears. */
    void write(DomainLayout layout) {
        String text = "format=" + format.text() + "\n"
                + backing.map(id -> "backing=" + id + "\n").orElse("");
        Attempt.run("describe volume " + disk, () -> layout.place().write(file(layout, disk), text));
    }

    /** The description goes last. */
    static void delete(DomainLayout layout, DiskId disk) {
        Attempt.run("delete volume " + disk, () -> {
            layout.place().delete(layout.volume(disk));
            layout.place().delete(file(layout, disk));
        });
    }
}
