package org.vireo.host.volumes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.vireo.model.ByteSize;
import org.vireo.protocol.storage.StorageSpace;

/** A directory of this host, or one that is mounted here. Immutable itself. */
public final class FilePlace implements Place {
    private final Path root;

    /** @param root absolute; need not exist */
    public FilePlace(Path root) {
        this.root = root;
    }

    @Override
    public boolean isDirectory(String path) throws IOException {
        // whoever chose the directory itself has looked where it leads
        return path.isEmpty()
                ? is(root, BasicFileAttributes::isDirectory)
                : is(at(path), BasicFileAttributes::isDirectory, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public boolean isFile(String path) throws IOException {
        return is(at(path), BasicFileAttributes::isRegularFile, LinkOption.NOFOLLOW_LINKS);
    }

    /** A file system that does not answer is not one without the file. */
    private static boolean is(Path file, Predicate<BasicFileAttributes> kind, LinkOption... options)
            throws IOException {
        try {
            return kind.test(Files.readAttributes(file, BasicFileAttributes.class, options));
        } catch (NoSuchFileException e) {
            return false;
        } catch (FileSystemException e) {
            if ("Not a directory".equals(e.getReason())) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public boolean isWritable(String directory) {
        return Files.isWritable(at(directory));
    }

    @Override
    public List<String> list(String directory) throws IOException {
        try (Stream<Path> files = Files.list(at(directory))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Override
    public String read(String file) throws IOException {
        return Files.readString(at(file));
    }

    @Override
    public String read(String file, int most) throws IOException {
        try (var in = Files.newInputStream(at(file), LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IOException(file + " has more than " + most + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** What was renamed into place outlasts a loss of power, so its bytes must be there before. */
    @Override
    public void write(String file, String text) throws IOException {
        Path target = at(file);
        Path fresh = target.resolveSibling("." + target.getFileName() + ".part");
        try (var out = FileChannel.open(
                fresh,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS)) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void makeDirectory(String directory) throws IOException {
        if (directory.isEmpty()) {
            PassableDirectories.makeAll(root);
        } else if (!isDirectory(directory)) {
            // only images they are given are theirs to open
            PassableDirectories.make(at(directory));
        }
    }

    @Override
    public void move(String from, String to) throws IOException {
        Files.move(at(from), at(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(String path) throws IOException {
        Files.deleteIfExists(at(path));
    }

    @Override
    public StorageSpace space() throws IOException {
        FileStore store = Files.getFileStore(root);
        return new StorageSpace(new ByteSize(store.getTotalSpace()), new ByteSize(store.getUsableSpace()));
    }

    @Override
    public String image(String file) {
        return at(file).toString();
    }

    @Override
    public String neighbour(String directory, String name) {
        return name;
    }

    @Override
    public boolean setsSpaceAside() {
        return true;
    }

    @Override
    public String toString() {
        return root.toString();
    }

    private Path at(String path) {
        return root.resolve(path);
    }
}
