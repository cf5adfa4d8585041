package org.vireo.host.storage.nfs;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** The functions of libnfs that are used; each ends with 0 or more, or with the negative number of an error. */
interface LibnfsLibrary extends Library {
    Pointer nfs_init_context();

    void nfs_destroy_context(Pointer context);

    void nfs_set_timeout(Pointer context, int milliseconds);

    void nfs_set_autoreconnect(Pointer context, int attempts);

    void nfs_set_tcp_syncnt(Pointer context, int attempts);

    void nfs_set_dircache(Pointer context, int enabled);

    String nfs_get_error(Pointer context);

    int nfs_mount(Pointer context, String server, String export);

    int nfs_lstat64(Pointer context, String path, Memory status);

    int nfs_statvfs64(Pointer context, String path, Memory status);

    int nfs_access(Pointer context, String path, int mode);

    int nfs_mkdir2(Pointer context, String path, int mode);

    int nfs_rmdir(Pointer context, String path);

    int nfs_unlink(Pointer context, String path);

    int nfs_rename(Pointer context, String from, String to);

    int nfs_creat(Pointer context, String path, int mode, PointerByReference file);

    int nfs_open(Pointer context, String path, int flags, PointerByReference file);

    int nfs_pread(Pointer context, Pointer file, long offset, long count, Memory buffer);

    int nfs_pwrite(Pointer context, Pointer file, long offset, long count, Memory buffer);

    int nfs_fsync(Pointer context, Pointer file);

    int nfs_close(Pointer context, Pointer file);

    int nfs_opendir(Pointer context, String path, PointerByReference directory);

    Pointer nfs_readdir(Pointer context, Pointer directory);

    void nfs_closedir(Pointer context, Pointer directory);
}
