package org.vireo.host.storage.nfs;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.vireo.host.volumes.Place;
import org.vireo.model.ByteSize;
import org.vireo.protocol.storage.StorageSpace;

/** A directory of a server that this host's kernel does not reach: files through libnfs, images through QEMU. Confined to one thread. */
final class UserPlace implements Place {
    private static final int KIND = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int FILE = 0100000;
    private static final int WRITE_AND_SEARCH = 2 + 1;
    private static final int PASSABLE = 0751;
    private static final int READABLE = 0644;
    private static final int READ_ONLY = 0;
    private static final int TEXT_LIMIT = 1 << 16;
    private static final int STATUS_BYTES = 256;

    private final NfsSession session;

    UserPlace(NfsSession session) {
        this.session = session;
    }

    @Override
    public boolean isDirectory(String path) throws IOException {
        return kind(path) == DIRECTORY;
    }

    @Override
    public boolean isFile(String path) throws IOException {
        return kind(path) == FILE;
    }

    /** 0 for none. */
    private int kind(String path) throws IOException {
        try (var status = new Memory(STATUS_BYTES)) {
            int end = session.call((nfs, context) -> nfs.nfs_lstat64(context, at(path), status));
            if (end == NfsSession.NOT_FOUND) {
                return 0;
            }
            session.check(path, end);
            return (int) status.getLong(16) & KIND;
        }
    }

    @Override
    public boolean isWritable(String directory) throws IOException {
        int end = session.call((nfs, context) -> nfs.nfs_access(context, at(directory), WRITE_AND_SEARCH));
        if (end == NfsSession.DENIED || end == NfsSession.READ_ONLY) {
            return false;
        }
        session.check(directory, end);
        return true;
    }

    @Override
    public List<String> list(String directory) throws IOException {
        var opened = new PointerByReference();
        session.require(directory, (nfs, context) -> nfs.nfs_opendir(context, at(directory), opened));
        var names = new ArrayList<String>();
        session.call((nfs, context) -> {
            Pointer entry = nfs.nfs_readdir(context, opened.getValue());
            while (entry != null) {
                String name = entry.getPointer(Long.BYTES).getString(0, StandardCharsets.UTF_8.name());
                if (!name.equals(".") && !name.equals("..")) {
                    names.add(name);
                }
                entry = nfs.nfs_readdir(context, opened.getValue());
            }
            nfs.nfs_closedir(context, opened.getValue());
            return 0;
        });
        return names;
    }

    @Override
    public String read(String file) throws IOException {
        var opened = new PointerByReference();
        session.require(file, (nfs, context) -> nfs.nfs_open(context, at(file), READ_ONLY, opened));
        try (var buffer = new Memory(TEXT_LIMIT)) {
            int read = session.require(
                    file, (nfs, context) -> nfs.nfs_pread(context, opened.getValue(), 0, TEXT_LIMIT, buffer));
            return new String(buffer.getByteArray(0, read), StandardCharsets.UTF_8);
        } finally {
            session.call((nfs, context) -> nfs.nfs_close(context, opened.getValue()));
        }
    }

    @Override
    public String read(String file, int most) throws IOException {
        var opened = new PointerByReference();
        session.require(file, (nfs, context) -> nfs.nfs_open(context, at(file), READ_ONLY, opened));
        var text = new ByteArrayOutputStream();
        try (var buffer = new Memory(TEXT_LIMIT)) {
            int read;
            do {
                long from = text.size();
                read = session.require(
                        file, (nfs, context) -> nfs.nfs_pread(context, opened.getValue(), from, TEXT_LIMIT, buffer));
                text.write(buffer.getByteArray(0, read));
                if (text.size() > most) {
                    throw new IOException(file + " has more than " + most + " bytes");
                }
            } while (read > 0);
            return text.toString(StandardCharsets.UTF_8);
        } finally {
            session.call((nfs, context) -> nfs.nfs_close(context, opened.getValue()));
        }
    }

    @Override
    public void write(String file, String text) throws IOException {
        int slash = file.lastIndexOf('/') + 1;
        String part = file.substring(0, slash) + "." + file.substring(slash) + ".part";
        delete(part);
        var opened = new PointerByReference();
        session.require(part, (nfs, context) -> nfs.nfs_creat(context, at(part), READABLE, opened));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (var buffer = new Memory(Math.max(1, bytes.length))) {
            buffer.write(0, bytes, 0, bytes.length);
            int written = session.require(
                    part, (nfs, context) -> nfs.nfs_pwrite(context, opened.getValue(), 0, bytes.length, buffer));
            if (written < bytes.length) {
                throw new IOException("the server took " + written + " of " + bytes.length + " bytes of " + part);
            }
            session.require(part, (nfs, context) -> nfs.nfs_fsync(context, opened.getValue()));
        } finally {
            session.call((nfs, context) -> nfs.nfs_close(context, opened.getValue()));
        }
        move(part, file);
    }

    @Override
    public void makeDirectory(String directory) throws IOException {
        if (!isDirectory(directory)) {
            session.require(directory, (nfs, context) -> nfs.nfs_mkdir2(context, at(directory), PASSABLE));
        }
    }

    @Override
    public void move(String from, String to) throws IOException {
        session.require(from, (nfs, context) -> nfs.nfs_rename(context, at(from), at(to)));
    }

    @Override
    public void delete(String path) throws IOException {
        int kind = kind(path);
        if (kind != 0) {
            session.require(
                    path,
                    (nfs, context) ->
                            kind == DIRECTORY ? nfs.nfs_rmdir(context, at(path)) : nfs.nfs_unlink(context, at(path)));
        }
    }

    @Override
    public StorageSpace space() throws IOException {
        try (var status = new Memory(STATUS_BYTES)) {
            session.require("", (nfs, context) -> nfs.nfs_statvfs64(context, "/", status));
            long block = status.getLong(8);
            return new StorageSpace(new ByteSize(block * status.getLong(16)), new ByteSize(block * status.getLong(32)));
        }
    }

    private static String at(String path) {
        return "/" + path;
    }

    @Override
    public String image(String file) {
        return "nfs://" + session.target().address() + session.target().path() + "/" + file;
    }

    /** In full: QEMU takes the path of an image for that of its directory when it looks for a bare name. */
    @Override
    public String neighbour(String directory, String name) {
        return image(directory + "/" + name);
    }

    @Override
    public boolean setsSpaceAside() {
        return false;
    }

    @Override
    public String toString() {
        return session.target().toString();
    }
}
