package org.vireo.host.storage.ceph;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.vireo.host.volumes.UnreachableException;

/** A connection of librados to one pool, for the time of one call. Confined to one thread. */
final class CephSession implements AutoCloseable {
    static final int NOT_FOUND = -2;
    static final int CANCELLED = -125;
    private static final int NOTHING = 0;
    private static final int DENIED = -13;
    private static final int INVALID = -22;

    private final CephLibraries libraries;
    private final CephTarget target;
    private final Pointer cluster;
    private final Pointer pool;

    /** Connects; throws {@link UnreachableException} when the cluster does not answer in time. */
    static CephSession open(CephLibraries libraries, CephTarget target, Instant deadline) throws IOException {
        var handle = new PointerByReference();
        check(target, "", libraries.rados().rados_create(handle, target.user()));
        Pointer cluster = handle.getValue();
        try {
            for (var option : options(target, deadline).entrySet()) {
                check(
                        target,
                        option.getKey(),
                        libraries.rados().rados_conf_set(cluster, option.getKey(), option.getValue()));
            }
            check(target, "", connected(libraries.rados().rados_connect(cluster)));
            var context = new PointerByReference();
            check(target, "", libraries.rados().rados_ioctx_create(cluster, target.pool(), context));
            return new CephSession(libraries, target, cluster, context.getValue());
        } catch (IOException | RuntimeException e) {
            libraries.rados().rados_shutdown(cluster);
            throw e;
        }
    }

    /** To the library a key that is none is an invalid argument: the name of its user opens nothing either. */
    private static int connected(int end) {
        return end == INVALID ? DENIED : end;
    }

    /** What clients of the cluster are told; requests end by the deadline. */
    static Map<String, String> options(CephTarget target, Instant deadline) {
        long left = Duration.between(Clock.systemUTC().instant(), deadline).toSeconds();
        String seconds = Long.toString(Math.max(1, left));
        var options = new TreeMap<String, String>();
        options.put("mon_host", target.hosts());
        options.put("key", target.key());
        options.put("auth_client_required", "cephx");
        options.put("client_mount_timeout", seconds);
        options.put("rados_mon_op_timeout", seconds);
        options.put("rados_osd_op_timeout", seconds);
        options.put("log_to_stderr", "false");
        options.put("err_to_stderr", "false");
        options.put("log_to_file", "false");
        options.put("admin_socket", "");
        return options;
    }

    private CephSession(CephLibraries libraries, CephTarget target, Pointer cluster, Pointer pool) {
        this.libraries = libraries;
        this.target = target;
        this.cluster = cluster;
        this.pool = pool;
    }

    CephTarget target() {
        return target;
    }

    /** What a request to objects ends with, an error included. */
    int rados(ToIntFunction<RadosRequest> request) {
        return request.applyAsInt(new RadosRequest(libraries.rados(), pool));
    }

    /** What a request to images ends with, an error included. */
    int rbd(ToIntFunction<RbdRequest> request) {
        return request.applyAsInt(new RbdRequest(libraries.rbd(), pool));
    }

    record RadosRequest(RadosLibrary library, Pointer pool) {}

    record RbdRequest(RbdLibrary library, Pointer pool) {}

    /** Asks the monitors; the answer is JSON. */
    String ask(String command) throws IOException {
        var output = new PointerByReference();
        var bytes = new LongByReference();
        var status = new PointerByReference();
        var rados = libraries.rados();
        int end = rados.rados_mon_command(
                cluster,
                new String[] {command},
                1,
                Pointer.NULL,
                NOTHING,
                output,
                bytes,
                status,
                new LongByReference());
        try {
            check("", end);
            return bytes.getValue() == 0
                    ? ""
                    : new String(output.getValue().getByteArray(0, (int) bytes.getValue()), StandardCharsets.UTF_8);
        } finally {
            free(output);
            free(status);
        }
    }

    private void free(PointerByReference buffer) {
        if (buffer.getValue() != null) {
            libraries.rados().rados_buffer_free(buffer.getValue());
        }
    }

    /** Throws what an error means for a thing in the pool. */
    int check(String thing, int end) throws IOException {
        return check(target, thing, end);
    }

    private static int check(CephTarget target, String thing, int end) throws IOException {
        if (end >= 0) {
            return end;
        }
        String what = thing.isEmpty() ? target.toString() : thing + " in " + target;
        throw switch (-end) {
            case 1, 13 -> new AccessDeniedException(what + " for user " + target.user());
            case 2 -> new NoSuchFileException(what);
            case 16 -> new FileSystemException(what, null, "it is in use: lock is held");
            case 17 -> new FileAlreadyExistsException(what);
            case 28 -> new FileSystemException(what, null, "No space left on device");
            case 110, 107, 113 -> new UnreachableException(target + " does not answer");
            case 122 -> new FileSystemException(what, null, "Disk quota exceeded");
            default -> new FileSystemException(what, null, "error " + -end);
        };
    }

    @Override
    public void close() {
        libraries.rados().rados_ioctx_destroy(pool);
        libraries.rados().rados_shutdown(cluster);
    }

    /** The libraries, loaded when they are first needed. */
    record CephLibraries(RadosLibrary rados, RbdLibrary rbd) {
        static CephLibraries load() {
            return new CephLibraries(
                    Native.load("librados.so.2", RadosLibrary.class), Native.load("librbd.so.1", RbdLibrary.class));
        }
    }
}
