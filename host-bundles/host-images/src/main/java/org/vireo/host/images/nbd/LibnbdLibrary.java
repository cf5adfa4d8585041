package org.vireo.host.images.nbd;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.ptr.IntByReference;
import java.nio.ByteBuffer;

/** The functions of {@code libnbd.so.0} that are used, as its header names them; sizes are those of a machine of 64 bits. */
interface LibnbdLibrary extends Library {
    int CMD_FLAG_NO_HOLE = 1 << 1;
    int STATE_HOLE = 1;
    int STATE_ZERO = 1 << 1;
    int STATE_DIRTY = 1;

    Pointer nbd_create();

    void nbd_close(Pointer handle);

    String nbd_get_error();

    int nbd_get_errno();

    int nbd_add_meta_context(Pointer handle, String name);

    int nbd_set_export_name(Pointer handle, String name);

    int nbd_connect_unix(Pointer handle, String socket);

    long nbd_get_size(Pointer handle);

    int nbd_can_meta_context(Pointer handle, String name);

    int nbd_can_zero(Pointer handle);

    int nbd_pread(Pointer handle, ByteBuffer into, long count, long offset, int flags);

    int nbd_pwrite(Pointer handle, ByteBuffer from, long count, long offset, int flags);

    int nbd_zero(Pointer handle, long count, long offset, int flags);

    int nbd_flush(Pointer handle, int flags);

    int nbd_block_status(Pointer handle, long count, long offset, ExtentCallback.ByValue callback, int flags);

    /** Is told extents: pairs of length and flags. */
    interface ExtentFunction extends Callback {
        int invoke(Pointer userData, String context, long offset, Pointer entries, long count, IntByReference error);
    }

    /** A function with what it is to be given and what frees that. */
    @Structure.FieldOrder({"callback", "userData", "free"})
    class ExtentCallback extends Structure {
        public ExtentFunction callback;
        public Pointer userData;
        public Pointer free;

        static final class ByValue extends ExtentCallback implements Structure.ByValue {}
    }
}
