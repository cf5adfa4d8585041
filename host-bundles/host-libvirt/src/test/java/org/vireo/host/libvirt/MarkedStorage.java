package org.vireo.host.libvirt;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.storage.StorageDriver;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.RecordName;
import org.vireo.protocol.storage.StorageProbed;
import org.vireo.protocol.storage.StorageSpace;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.storage.VolumeSpec;
import org.vireo.protocol.storage.VolumeState;

/** Storage that keeps marks and nothing else. */
final class MarkedStorage implements StorageDriver {
    private final List<RecordName> written = new CopyOnWriteArrayList<>();
    volatile boolean fail;

    List<RecordName> written() {
        return written.stream().distinct().toList();
    }

    @Override
    public String type() {
        return "marked";
    }

    @Override
    public void writeRecord(StorageTarget target, RecordName name, String text, HostCall call) {
        if (fail) {
            throw new VireoException(ModelError.HOST_FAILED, "no mark can be kept as the test wanted");
        }
        written.add(name);
    }

    private static AssertionError unexpected() {
        return new AssertionError("only marks are kept here");
    }

    @Override
    public StorageProbed probe(StorageTarget target, HostCall call) {
        throw unexpected();
    }

    @Override
    public StorageSpace attach(StorageTarget target, boolean format, HostCall call) {
        throw unexpected();
    }

    @Override
    public void detach(StorageTarget target, boolean wipe, HostCall call) {
        throw unexpected();
    }

    @Override
    public StorageSpace inspect(StorageTarget target, HostCall call) {
        throw unexpected();
    }

    @Override
    public VolumeState create(StorageTarget target, VolumeSpec volume, HostCall call) {
        throw unexpected();
    }

    @Override
    public void delete(StorageTarget target, DiskId volume, HostCall call) {
        throw unexpected();
    }

    @Override
    public VolumeState resize(StorageTarget target, DiskId volume, ByteSize size, HostCall call) {
        throw unexpected();
    }

    @Override
    public VolumeState volume(StorageTarget target, DiskId volume, HostCall call) {
        throw unexpected();
    }

    @Override
    public List<VolumeState> volumes(StorageTarget target, HostCall call) {
        throw unexpected();
    }

    @Override
    public VolumeState copy(StorageTarget target, DiskId source, DiskId copy, DiskFormat format, HostCall call) {
        throw unexpected();
    }

    @Override
    public VolumeState importImage(StorageTarget target, DiskId volume, Path image, DiskFormat format, HostCall call) {
        throw unexpected();
    }
}
