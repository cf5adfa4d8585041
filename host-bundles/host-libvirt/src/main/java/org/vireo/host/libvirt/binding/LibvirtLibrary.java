package org.vireo.host.libvirt.binding;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;

/** The functions of libvirt's C library that the host uses, under their own names. Thread-safe as the library is. */
interface LibvirtLibrary extends Library {
    /** Tells that a domain's state changed. */
    interface LifecycleCallback extends Callback {
        void happened(Pointer connection, Pointer domain, int event, int detail, Pointer opaque);
    }

    /** Tells that a domain was reset. */
    interface RebootCallback extends Callback {
        void happened(Pointer connection, Pointer domain, Pointer opaque);
    }

    /** Tells that the channel of a guest agent was opened or closed. */
    interface AgentCallback extends Callback {
        void happened(Pointer connection, Pointer domain, int state, int reason, Pointer opaque);
    }

    /** Tells that a connection broke. */
    interface CloseCallback extends Callback {
        void happened(Pointer connection, int reason, Pointer opaque);
    }

    /** Receives errors that would otherwise go to standard error. */
    interface ErrorCallback extends Callback {
        void happened(Pointer userData, Pointer error);
    }

    /** A timer of the event loop. */
    interface TimeoutCallback extends Callback {
        void happened(int timer, Pointer opaque);
    }

    int virEventRegisterDefaultImpl();

    int virEventRunDefaultImpl();

    int virEventAddTimeout(int milliseconds, TimeoutCallback callback, Pointer opaque, Pointer free);

    int virEventRemoveTimeout(int timer);

    void virSetErrorFunc(Pointer userData, ErrorCallback callback);

    int virGetLastErrorCode();

    String virGetLastErrorMessage();

    Pointer virConnectOpen(String uri);

    int virConnectRef(Pointer connection);

    int virConnectClose(Pointer connection);

    int virConnectIsAlive(Pointer connection);

    int virConnectSetKeepAlive(Pointer connection, int intervalSeconds, int count);

    int virConnectRegisterCloseCallback(Pointer connection, CloseCallback callback, Pointer opaque, Pointer free);

    int virConnectUnregisterCloseCallback(Pointer connection, CloseCallback callback);

    int virConnectDomainEventRegisterAny(
            Pointer connection, Pointer domain, int event, Callback callback, Pointer opaque, Pointer free);

    int virConnectDomainEventDeregisterAny(Pointer connection, int callback);

    Pointer virConnectGetHostname(Pointer connection);

    int virConnectGetLibVersion(Pointer connection, LongByReference version);

    int virConnectGetVersion(Pointer connection, LongByReference version);

    Pointer virConnectGetCapabilities(Pointer connection);

    Pointer virConnectGetDomainCapabilities(
            Pointer connection, String emulator, String arch, String machine, String type, int flags);

    int virNodeGetInfo(Pointer connection, Pointer info);

    Pointer virSecretDefineXML(Pointer connection, String xml, int flags);

    int virSecretSetValue(Pointer secret, byte[] value, long bytes, int flags);

    int virSecretFree(Pointer secret);

    int virConnectListAllDomains(Pointer connection, PointerByReference domains, int flags);

    Pointer virDomainLookupByUUIDString(Pointer connection, String uuid);

    Pointer virDomainCreateXML(Pointer connection, String xml, int flags);

    Pointer virDomainSaveImageGetXMLDesc(Pointer connection, String file, int flags);

    int virDomainRestoreFlags(Pointer connection, String file, String xml, int flags);

    int virDomainFree(Pointer domain);

    int virDomainGetID(Pointer domain);

    int virDomainGetUUIDString(Pointer domain, byte[] uuid);

    int virDomainGetDiskErrors(Pointer domain, Pointer errors, int count, int flags);

    int virDomainGetState(Pointer domain, IntByReference state, IntByReference reason, int flags);

    Pointer virDomainGetXMLDesc(Pointer domain, int flags);

    Pointer virDomainGetMetadata(Pointer domain, int type, String uri, int flags);

    int virDomainDestroyFlags(Pointer domain, int flags);

    int virDomainShutdownFlags(Pointer domain, int flags);

    int virDomainReboot(Pointer domain, int flags);

    int virDomainReset(Pointer domain, int flags);

    int virDomainSuspend(Pointer domain);

    int virDomainResume(Pointer domain);

    int virDomainSave(Pointer domain, String file);

    int virDomainMigrateToURI3(Pointer domain, String destination, Pointer parameters, int count, int flags);

    int virDomainMigrateSetMaxDowntime(Pointer domain, long milliseconds, int flags);

    int virDomainGetJobInfo(Pointer domain, Pointer info);

    int virTypedParamsAddString(
            PointerByReference parameters, IntByReference count, IntByReference room, String name, String value);

    int virTypedParamsAddULLong(
            PointerByReference parameters, IntByReference count, IntByReference room, String name, long value);

    void virTypedParamsFree(Pointer parameters, int count);

    int virDomainUpdateDeviceFlags(Pointer domain, String xml, int flags);

    int virDomainAttachDeviceFlags(Pointer domain, String xml, int flags);

    int virDomainDetachDeviceAlias(Pointer domain, String alias, int flags);

    int virDomainSetVcpusFlags(Pointer domain, int count, int flags);

    Pointer virDomainSnapshotCreateXML(Pointer domain, String xml, int flags);

    int virDomainSnapshotFree(Pointer snapshot);

    int virDomainBlockRebase(Pointer domain, String disk, String base, NativeLong bandwidth, int flags);

    int virDomainBlockCommit(Pointer domain, String disk, String base, String top, NativeLong bandwidth, int flags);

    int virDomainBlockCopy(Pointer domain, String disk, String destination, Pointer parameters, int count, int flags);

    int virDomainBlockJobAbort(Pointer domain, String disk, int flags);

    int virDomainGetBlockJobInfo(Pointer domain, String disk, Pointer info, int flags);

    int virDomainBackupBegin(Pointer domain, String backup, String checkpoint, int flags);

    Pointer virDomainBackupGetXMLDesc(Pointer domain, int flags);

    int virDomainAbortJob(Pointer domain);

    Pointer virDomainCheckpointCreateXML(Pointer domain, String xml, int flags);

    Pointer virDomainCheckpointLookupByName(Pointer domain, String name, int flags);

    int virDomainCheckpointDelete(Pointer checkpoint, int flags);

    int virDomainCheckpointFree(Pointer checkpoint);

    int virDomainFSFreeze(Pointer domain, Pointer mountPoints, int count, int flags);

    int virDomainFSThaw(Pointer domain, Pointer mountPoints, int count, int flags);

    int virConnectGetAllDomainStats(Pointer connection, int stats, PointerByReference records, int flags);

    void virDomainStatsRecordListFree(Pointer records);

    int virConnectListAllNetworks(Pointer connection, PointerByReference networks, int flags);

    Pointer virNetworkLookupByName(Pointer connection, String name);

    Pointer virNetworkDefineXML(Pointer connection, String xml);

    int virNetworkCreate(Pointer network);

    int virNetworkSetAutostart(Pointer network, int autostart);

    int virNetworkDestroy(Pointer network);

    int virNetworkUndefine(Pointer network);

    int virNetworkIsActive(Pointer network);

    int virNetworkIsPersistent(Pointer network);

    Pointer virNetworkGetXMLDesc(Pointer network, int flags);

    int virNetworkFree(Pointer network);
}
