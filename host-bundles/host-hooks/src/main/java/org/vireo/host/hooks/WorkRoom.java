package org.vireo.host.hooks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of one run of one script, which is its alone. Whatever the script made of it is taken for hostile: no link is
 * followed, nothing large is read. Confined to one thread.
 */
final class WorkRoom implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkRoom.class);
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path directory;
    private final Account account;

    private WorkRoom(Path directory, Account account) {
        this.directory = directory;
        this.account = account;
    }

    static WorkRoom open(Path parent, Account account) throws IOException {
        var room = new WorkRoom(Files.createTempDirectory(parent, "run-", PRIVATE), account);
        room.give(room.directory);
        return room;
    }

    Path directory() {
        return directory;
    }

    /** Puts a file there that only the script may read. */
    Path put(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createFile(file, PRIVATE_FILE);
        Files.writeString(file, text);
        give(file);
        return file;
    }

    private void give(Path path) throws IOException {
        if (account.switched()) {
            var owner = path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(account.name());
            Files.setOwner(path, owner);
        }
    }

    /** What the script left in a file; throws with a sentence's end that says what is wrong with it. */
    String take(Path file, int limit) throws IOException {
        var kind = Files.readAttributes(file, "unix:isRegularFile,nlink,size", LinkOption.NOFOLLOW_LINKS);
        if (!Boolean.TRUE.equals(kind.get("isRegularFile"))
                || !Integer.valueOf(1).equals(kind.get("nlink"))) {
            throw new IOException("it put something else in the place of its file");
        }
        try (InputStream in = Channels.newInputStream(
                Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new IOException("it left a document of more than " + limit / 1024 + " KiB");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("what it left is not text in UTF-8", e);
        }
    }

    @Override
    public void close() {
        try (var parent = Files.newDirectoryStream(directory.getParent())) {
            if (!(parent instanceof SecureDirectoryStream)) {
                throw new IOException("directories here cannot be removed safely");
            }
            @SuppressWarnings("unchecked") // the default provider streams paths
            var secure = (SecureDirectoryStream<Path>) parent;
            empty(secure, directory.getFileName());
            secure.deleteDirectory(directory.getFileName());
        } catch (IOException e) {
            LOG.warn("Cannot remove the files of a script in {}: {}", directory, e.toString());
        }
    }

    private static void empty(SecureDirectoryStream<Path> parent, Path name) throws IOException {
        try (SecureDirectoryStream<Path> inside = parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            DirectoryStream<Path> entries = inside;
            for (Path entry : entries) {
                Path file = entry.getFileName();
                boolean directory = inside.getFileAttributeView(
                                file, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .readAttributes()
                        .isDirectory();
                if (directory) {
                    empty(inside, file);
                    inside.deleteDirectory(file);
                } else {
                    inside.deleteFile(file);
                }
            }
        }
    }
}
