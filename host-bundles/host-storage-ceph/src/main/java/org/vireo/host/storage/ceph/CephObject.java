package org.vireo.host.storage.ceph;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Texts by key in one object of a pool. Confined to one thread. */
final class CephObject {
    private static final byte EQUAL = 1;
    private static final long AT_ONCE = 1000;

    private final CephSession session;
    private final String name;

    CephObject(CephSession session, String name) {
        this.session = session;
        this.name = name;
    }

    Optional<String> find(String key) throws IOException {
        var found = new TreeMap<String, String>();
        read(
                found,
                (rados, operation, iterator, more) -> rados.rados_read_op_omap_get_vals2(
                        operation, key.substring(0, key.length() - 1), key, 1, iterator, more, new IntByReference()));
        return Optional.ofNullable(found.get(key));
    }

    List<String> keys() throws IOException {
        var all = new TreeMap<String, String>();
        int before = -1;
        while (before < all.size()) {
            before = all.size();
            String last = all.isEmpty() ? "" : all.lastKey();
            read(
                    all,
                    (rados, operation, iterator, more) -> rados.rados_read_op_omap_get_keys2(
                            operation, last, AT_ONCE, iterator, more, new IntByReference()));
        }
        return List.copyOf(all.keySet());
    }

    /** What is asked for in one go. */
    @FunctionalInterface
    private interface Question {
        void ask(RadosLibrary rados, Pointer operation, PointerByReference iterator, Memory more);
    }

    private void read(SortedMap<String, String> found, Question question) throws IOException {
        int end = session.rados(to -> {
            var rados = to.library();
            Pointer operation = rados.rados_create_read_op();
            try (var more = new Memory(1)) {
                var iterator = new PointerByReference();
                question.ask(rados, operation, iterator, more);
                int result = rados.rados_read_op_operate(operation, to.pool(), name, 0);
                if (result >= 0) {
                    collect(rados, iterator.getValue(), found);
                }
                if (iterator.getValue() != null) {
                    rados.rados_omap_get_end(iterator.getValue());
                }
                return result;
            } finally {
                rados.rados_release_read_op(operation);
            }
        });
        if (end != CephSession.NOT_FOUND) {
            session.check(name, end);
        }
    }

    private static void collect(RadosLibrary rados, Pointer iterator, SortedMap<String, String> found) {
        var key = new PointerByReference();
        var value = new PointerByReference();
        var bytes = new LongByReference();
        while (rados.rados_omap_get_next(iterator, key, value, bytes) == 0 && key.getValue() != null) {
            int length = value.getValue() == null ? 0 : (int) bytes.getValue();
            found.put(
                    key.getValue().getString(0, StandardCharsets.UTF_8.name()),
                    length == 0 ? "" : new String(value.getValue().getByteArray(0, length), StandardCharsets.UTF_8));
        }
    }

    void set(String key, String text) throws IOException {
        session.check(name, write(operation -> put(operation, key, text)));
    }

    /** Sets what is not set yet; throws {@link FileAlreadyExistsException} when it is. */
    void setFirst(String key, String text) throws IOException {
        int end = write(operation -> {
            operation.rados.rados_write_op_create(operation.pointer, 0, null);
            operation.rados.rados_write_op_omap_cmp(operation.pointer, key, EQUAL, "", 0, new IntByReference());
            put(operation, key, text);
        });
        if (end == CephSession.CANCELLED) {
            throw new FileAlreadyExistsException("another storage domain in " + session.target());
        }
        session.check(name, end);
    }

    private static void put(Operation operation, String key, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // the library copies it at once
        try (var memory = new Memory(Math.max(1, bytes.length))) {
            memory.write(0, bytes, 0, bytes.length);
            operation.rados.rados_write_op_omap_set(
                    operation.pointer, new String[] {key}, new Pointer[] {memory}, new long[] {bytes.length}, 1);
        }
    }

    void remove(String key) throws IOException {
        int end = write(
                operation -> operation.rados.rados_write_op_omap_rm_keys(operation.pointer, new String[] {key}, 1));
        if (end != CephSession.NOT_FOUND) {
            session.check(name, end);
        }
    }

    void removeAll() throws IOException {
        int end = session.rados(to -> to.library().rados_remove(to.pool(), name));
        if (end != CephSession.NOT_FOUND) {
            session.check(name, end);
        }
    }

    /** Asks for a change that cannot be: whether the user may write is decided before that. */
    boolean isWritable() throws IOException {
        int end = write(operation -> operation.rados.rados_write_op_omap_cmp(
                operation.pointer, "no such key", EQUAL, "x", 1, new IntByReference()));
        if (end == -1 || end == -13) {
            return false;
        }
        if (end != CephSession.NOT_FOUND && end != CephSession.CANCELLED) {
            session.check(name, end);
        }
        return true;
    }

    private record Operation(RadosLibrary rados, Pointer pointer) {}

    private int write(Consumer<Operation> change) {
        return session.rados(to -> {
            var operation = new Operation(to.library(), to.library().rados_create_write_op());
            try {
                change.accept(operation);
                return to.library().rados_write_op_operate(operation.pointer, to.pool(), name, Pointer.NULL, 0);
            } finally {
                to.library().rados_release_write_op(operation.pointer);
            }
        });
    }
}
