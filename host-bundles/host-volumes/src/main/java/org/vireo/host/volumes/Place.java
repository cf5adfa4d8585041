package org.vireo.host.volumes;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.protocol.storage.StorageSpace;

/**
 * A directory that holds storage domains, and the files below it; each is named by its path from there, the directory itself by an
 * empty text. No method follows a link. All may block; none longer than the call that the place was opened for has time.
 */
public interface Place {
    /** Whether there is a directory. */
    boolean isDirectory(String path) throws IOException;

    /** Whether there is a plain file. */
    boolean isFile(String path) throws IOException;

    /** Whether this host may make files in a directory. */
    boolean isWritable(String directory) throws IOException;

    /** Names of what is in a directory. */
    List<String> list(String directory) throws IOException;

    /** The text of a small file. */
    String read(String file) throws IOException;

    /** The text of a file of at most so many bytes; a longer one is refused, whatever it grows to meanwhile. */
    String read(String file, int most) throws IOException;

    /** Writes a small file; a reader sees the old text or the new one. */
    void write(String file, String text) throws IOException;

    /** Makes a directory that hypervisors may pass through; one that is there is fine. */
    void makeDirectory(String directory) throws IOException;

    /** Gives a file another name at once, in place of one that has it. */
    void move(String from, String to) throws IOException;

    /** Deletes a file or an empty directory; none is fine. */
    void delete(String path) throws IOException;

    /** Room on the file system. */
    StorageSpace space() throws IOException;

    /** How {@code qemu-img} names a file. */
    String image(String file);

    /**
     * How an image names one in its own directory that it reads through to. A bare name is found from everywhere but not by every driver
     * of QEMU.
     */
    String neighbour(String directory, String name);

    /** Whether {@code qemu-img} can set space aside; else zeros are written to take it. */
    boolean setsSpaceAside();

    /** Variables of the environment that {@code qemu-img} needs to open images here. */
    default Map<String, String> environment() {
        return Map.of();
    }

    /** Files with the keys of images here, by the ids under which names of images have them. */
    default Map<String, String> keys() {
        return Map.of();
    }

    /** Volume that the header of an image here names in words that do not hold its id. */
    default Optional<DiskId> named(String header) throws IOException {
        return Optional.empty();
    }

    /** Space that an image takes, where {@code qemu-img} does not know. */
    default Optional<ByteSize> allocated(String file) throws IOException {
        return Optional.empty();
    }

    /** For people. */
    @Override
    String toString();

    /**
     * One image of a chain.
     *
     * @param file its path
     * @param format layout
     * @param below what it reads through to
     */
    record Layer(String file, DiskFormat format, Optional<DiskId> below) {}
}
