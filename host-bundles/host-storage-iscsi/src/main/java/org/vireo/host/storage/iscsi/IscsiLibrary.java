package org.vireo.host.storage.iscsi;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/**
 * The functions of libiscsi that are used. Those with a number end with 0 or with an error that {@code iscsi_get_error} words; those with a
 * task end with what {@link IscsiTask} reads, or with null when the connection is gone.
 */
interface IscsiLibrary extends Library {
    Pointer iscsi_create_context(String initiator);

    int iscsi_destroy_context(Pointer context);

    String iscsi_get_error(Pointer context);

    int iscsi_set_targetname(Pointer context, String target);

    int iscsi_set_session_type(Pointer context, int type);

    int iscsi_set_initiator_username_pwd(Pointer context, String user, String password);

    int iscsi_set_isid_random(Pointer context, int number, int qualifier);

    int iscsi_set_timeout(Pointer context, int seconds);

    void iscsi_set_noautoreconnect(Pointer context, int state);

    void iscsi_set_tcp_syncnt(Pointer context, int number);

    int iscsi_connect_sync(Pointer context, String portal);

    int iscsi_login_sync(Pointer context);

    int iscsi_logout_sync(Pointer context);

    Pointer iscsi_discovery_sync(Pointer context);

    void iscsi_free_discovery_data(Pointer context, Pointer found);

    Pointer iscsi_readcapacity16_sync(Pointer context, int lun);

    Pointer iscsi_reportluns_sync(Pointer context, int type, int room);

    Pointer iscsi_inquiry_sync(Pointer context, int lun, int vital, int page, int room);

    Pointer iscsi_modesense6_sync(Pointer context, int lun, int bare, int kind, int page, int subpage, byte room);

    Pointer iscsi_read16_sync(
            Pointer context,
            int lun,
            long block,
            int bytes,
            int blockBytes,
            int protect,
            int dpo,
            int fua,
            int nonVolatile,
            int group);

    Pointer iscsi_write16_sync(
            Pointer context,
            int lun,
            long block,
            Pointer data,
            int bytes,
            int blockBytes,
            int protect,
            int dpo,
            int fua,
            int nonVolatile,
            int group);

    Pointer iscsi_synchronizecache16_sync(
            Pointer context, int lun, long block, int blocks, int nonVolatile, int immediately);

    void scsi_free_scsi_task(Pointer task);
}
