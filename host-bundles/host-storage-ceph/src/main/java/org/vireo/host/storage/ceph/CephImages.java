package org.vireo.host.storage.ceph;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.vireo.model.ByteSize;

/** Images in a pool that are ours, told from others by how their names begin. Confined to one thread. */
final class CephImages {
    private static final String OURS = "vireo.";
    private static final int TOO_SHORT = -34;
    private static final long ROOM = 1 << 16;

    private final CephSession session;

    CephImages(CephSession session) {
        this.session = session;
    }

    static String name(String file) {
        return OURS + file;
    }

    boolean exists(String file) throws IOException {
        // where the library keeps the id of an image; an open one would be told to others that it is in use
        int end = session.rados(to -> to.library()
                .rados_stat(to.pool(), "rbd_id." + name(file), new LongByReference(), new LongByReference()));
        if (end == CephSession.NOT_FOUND) {
            return false;
        }
        session.check(name(file), end);
        return true;
    }

    List<String> list() throws IOException {
        var bytes = new LongByReference(ROOM);
        while (true) {
            try (var names = new Memory(bytes.getValue())) {
                int end = session.rbd(to -> to.library().rbd_list(to.pool(), names, bytes));
                if (end != TOO_SHORT) {
                    session.check("images", end);
                    String all = end == 0 ? "" : new String(names.getByteArray(0, end), StandardCharsets.UTF_8);
                    return Arrays.stream(all.split("\0"))
                            .filter(name -> name.startsWith(OURS))
                            .map(name -> name.substring(OURS.length()))
                            .toList();
                }
            }
        }
    }

    void rename(String from, String to) throws IOException {
        session.check(name(from), session.rbd(at -> at.library().rbd_rename(at.pool(), name(from), name(to))));
    }

    void remove(String file) throws IOException {
        int end = session.rbd(to -> to.library().rbd_remove(to.pool(), name(file)));
        if (end != CephSession.NOT_FOUND) {
            session.check(name(file), end);
        }
    }

    /** Space that was written to, in whole objects of the cluster. */
    ByteSize allocated(String file) throws IOException {
        var opened = new PointerByReference();
        session.check(
                name(file), session.rbd(to -> to.library().rbd_open_read_only(to.pool(), name(file), opened, null)));
        Pointer image = opened.getValue();
        try {
            var size = new LongByReference();
            session.check(name(file), session.rbd(to -> to.library().rbd_get_size(image, size)));
            var there = new AtomicLong();
            RbdLibrary.Extent count = (offset, bytes, exists, unused) -> {
                there.addAndGet(exists == 0 ? 0 : bytes);
                return 0;
            };
            session.check(
                    name(file),
                    session.rbd(to -> to.library()
                            .rbd_diff_iterate2(
                                    image, null, 0, size.getValue(), (byte) 0, (byte) 1, count, Pointer.NULL)));
            return new ByteSize(there.get());
        } finally {
            session.rbd(to -> to.library().rbd_close(image));
        }
    }
}
