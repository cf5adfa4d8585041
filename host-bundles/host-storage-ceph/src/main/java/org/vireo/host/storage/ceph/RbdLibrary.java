package org.vireo.host.storage.ceph;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;

/** The functions of librbd that are used; each ends with 0 or more, or with the negative number of an error. */
interface RbdLibrary extends Library {
    /** Told of each part of an image that is there. */
    interface Extent extends Callback {
        int there(long offset, long bytes, int exists, Pointer unused);
    }

    int rbd_list(Pointer context, Pointer names, LongByReference bytes);

    int rbd_rename(Pointer context, String from, String to);

    int rbd_remove(Pointer context, String name);

    int rbd_open_read_only(Pointer context, String name, PointerByReference image, String snapshot);

    int rbd_close(Pointer image);

    int rbd_get_size(Pointer image, LongByReference bytes);

    int rbd_diff_iterate2(
            Pointer image,
            String since,
            long offset,
            long bytes,
            byte parents,
            byte whole,
            Extent callback,
            Pointer unused);
}
