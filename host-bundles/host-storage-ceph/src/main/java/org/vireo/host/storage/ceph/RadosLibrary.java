package org.vireo.host.storage.ceph;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;

/** The functions of librados that are used; those with a number end with 0 or more, or with the negative number of an error. */
interface RadosLibrary extends Library {
    int rados_create(PointerByReference cluster, String user);

    int rados_conf_set(Pointer cluster, String option, String value);

    int rados_connect(Pointer cluster);

    void rados_shutdown(Pointer cluster);

    int rados_mon_command(
            Pointer cluster,
            String[] command,
            long commands,
            Pointer input,
            long inputBytes,
            PointerByReference output,
            LongByReference outputBytes,
            PointerByReference status,
            LongByReference statusBytes);

    void rados_buffer_free(Pointer buffer);

    int rados_ioctx_create(Pointer cluster, String pool, PointerByReference context);

    void rados_ioctx_destroy(Pointer context);

    int rados_stat(Pointer context, String object, LongByReference size, LongByReference time);

    int rados_remove(Pointer context, String object);

    Pointer rados_create_write_op();

    void rados_release_write_op(Pointer operation);

    void rados_write_op_create(Pointer operation, int exclusive, String category);

    void rados_write_op_omap_cmp(
            Pointer operation, String key, byte comparison, String value, long bytes, IntByReference end);

    void rados_write_op_omap_set(Pointer operation, String[] keys, Pointer[] values, long[] bytes, long number);

    void rados_write_op_omap_rm_keys(Pointer operation, String[] keys, long number);

    int rados_write_op_operate(Pointer operation, Pointer context, String object, Pointer time, int flags);

    Pointer rados_create_read_op();

    void rados_release_read_op(Pointer operation);

    void rados_read_op_omap_get_vals2(
            Pointer operation,
            String after,
            String prefix,
            long most,
            PointerByReference iterator,
            Pointer more,
            IntByReference end);

    void rados_read_op_omap_get_keys2(
            Pointer operation, String after, long most, PointerByReference iterator, Pointer more, IntByReference end);

    int rados_read_op_operate(Pointer operation, Pointer context, String object, int flags);

    int rados_omap_get_next(Pointer iterator, PointerByReference key, PointerByReference value, LongByReference bytes);

    void rados_omap_get_end(Pointer iterator);
}
