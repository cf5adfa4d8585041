package org.vireo.storage;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Host;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Vm;
import org.vireo.model.ByteSize;
import org.vireo.model.ClusterId;
import org.vireo.model.DataCenterId;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;
import org.vireo.model.DiskStatus;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;
import org.vireo.model.StorageDomainId;
import org.vireo.model.StorageDomainRole;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;

/** Rows as most tests of storage need them, all of one data center whose storage is a {@link MemoryBackend}; a test says what else. */
final class TestRows {
    static final DataCenterId CENTER = DataCenterId.of("58cfb470-02f3-03d7-0386-0000000003bc");
    static final ClusterId CLUSTER = ClusterId.of("58cfb470-03b9-01d0-03b9-0000000001e7");

    private TestRows() {}

    /** One that is up. */
    static Host host(HostId id, String name) {
        var row = new Host(id);
        row.setName(name);
        row.setClusterId(CLUSTER);
        row.setStatus(HostStatus.UP);
        row.setCapabilities("{\"storageTypes\":[\"memory\"]}");
        return row;
    }

    /** One that holds disks and is active. */
    static StorageDomain domain(StorageDomainId id, String name) {
        var row = new StorageDomain(id);
        row.setName(name);
        row.setType("memory");
        row.setRole(StorageDomainRole.DATA);
        row.setStatus(StorageDomainStatus.ACTIVE);
        row.setDataCenterId(Optional.of(CENTER));
        return row;
    }

    static Vm vm(VmId id, VmStatus status) {
        var row = new Vm(id);
        row.setName("vm-" + id);
        row.setClusterId(CLUSTER);
        row.setTemplateId(TemplateId.BLANK);
        row.setOriginalTemplateId(TemplateId.BLANK);
        row.setStatus(status);
        row.setSettings(VmSettings.BLANK);
        row.setCreated(Instant.now());
        return row;
    }

    /** One of 1 GiB that can be used. */
    static Disk disk(DiskId id, DiskFormat format, StorageDomainId domain) {
        var row = new Disk(id);
        row.setName("disk");
        row.setStatus(DiskStatus.OK);
        row.setFormat(format);
        row.setSize(ByteSize.ofGiB(1));
        row.setStorageDomainId(Optional.of(domain));
        row.setContentType("data");
        row.setCreated(Instant.now());
        return row;
    }

    static DiskAttachment attachment(DiskId disk, VmId vm) {
        var row = new DiskAttachment(UUID.randomUUID());
        row.setDiskId(disk);
        row.setVmId(Optional.of(vm));
        row.setAttachment(DiskInterface.VIRTIO);
        return row;
    }
}
