package org.vireo.rest.fakes;

import java.util.Optional;
import java.util.UUID;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Host;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.model.ByteSize;
import org.vireo.model.ClusterId;
import org.vireo.model.DataCenterId;
import org.vireo.model.DataCenterStatus;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;
import org.vireo.model.DiskStatus;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;
import org.vireo.model.MacPoolId;
import org.vireo.model.StorageDomainId;
import org.vireo.model.StorageDomainRole;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.TemplateId;
import org.vireo.model.TemplateStatus;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;

/** A small installation: a data center, a cluster, a host, a storage domain, the Blank template and two virtual machines. */
public final class World {
    public static final DataCenterId CENTER = DataCenterId.of("00000000-0000-0000-0000-0000000000d1");
    public static final ClusterId CLUSTER = ClusterId.of("00000000-0000-0000-0000-0000000000c1");
    public static final HostId HOST = HostId.of("00000000-0000-0000-0000-0000000000b1");
    public static final StorageDomainId DOMAIN = StorageDomainId.of("00000000-0000-0000-0000-0000000000e1");
    public static final VmId UP = VmId.of("00000000-0000-0000-0000-000000000001");
    public static final VmId DOWN = VmId.of("00000000-0000-0000-0000-000000000002");
    public static final DiskId DISK = DiskId.of("00000000-0000-0000-0000-0000000000a1");

    private World() {}

    public static FakeEngine engine() {
        var engine = new FakeEngine();
        var inventory = engine.inventory;
        inventory.add(center());
        inventory.add(cluster());
        inventory.add(host());
        inventory.add(domain());
        inventory.add(blank());
        inventory.add(vm(UP, "hello", VmStatus.UP));
        inventory.add(vm(DOWN, "quiet", VmStatus.DOWN));
        inventory.add(disk());
        inventory.add(attachment());
        return engine;
    }

    private static DataCenter center() {
        var center = new DataCenter(CENTER);
        center.setName("Default");
        center.setStatus(DataCenterStatus.UP);
        center.setCompatibility("4.7");
        center.setMacPoolId(MacPoolId.of("58ca604b-017d-0374-0220-00000000014e"));
        return center;
    }

    private static Cluster cluster() {
        var cluster = new Cluster(CLUSTER);
        cluster.setName("Default");
        cluster.setDataCenterId(Optional.of(CENTER));
        cluster.setMemoryOvercommitPercent(100);
        cluster.setCompatibility("4.7");
        return cluster;
    }

    private static Host host() {
        var host = new Host(HOST);
        host.setName("alpha");
        host.setAddress("127.0.0.1");
        host.setClusterId(CLUSTER);
        host.setStatus(HostStatus.UP);
        return host;
    }

    private static StorageDomain domain() {
        var domain = new StorageDomain(DOMAIN);
        domain.setName("local");
        domain.setType("localfs");
        domain.setSettings(java.util.Map.of("path", "/srv/vireo"));
        domain.setRole(StorageDomainRole.DATA);
        domain.setStatus(StorageDomainStatus.ACTIVE);
        domain.setDataCenterId(Optional.of(CENTER));
        domain.setTotal(ByteSize.ofGiB(100));
        domain.setAvailable(ByteSize.ofGiB(60));
        return domain;
    }

    private static Template blank() {
        var blank = new Template(TemplateId.BLANK);
        blank.setName("Blank");
        blank.setStatus(TemplateStatus.OK);
        blank.setSettings(VmSettings.BLANK);
        blank.setBaseTemplateId(TemplateId.BLANK);
        blank.setVersionNumber(1);
        blank.setCreated(FakeEngine.NOW);
        return blank;
    }

    public static Vm vm(VmId id, String name, VmStatus status) {
        var vm = new Vm(id);
        vm.setName(name);
        vm.setClusterId(CLUSTER);
        vm.setTemplateId(TemplateId.BLANK);
        vm.setOriginalTemplateId(TemplateId.BLANK);
        vm.setStatus(status);
        vm.setSettings(VmSettings.BLANK);
        vm.setCreated(FakeEngine.NOW);
        if (status == VmStatus.UP) {
            vm.setConsoles("[{\"graphics\":\"VNC\",\"address\":{\"host\":\"10.0.0.7\",\"port\":5901,\"tlsPort\":-1}}]");
            vm.setHostId(Optional.of(HOST));
        }
        return vm;
    }

    private static Disk disk() {
        var disk = new Disk(DISK);
        disk.setName("hello_Disk1");
        disk.setStatus(DiskStatus.OK);
        disk.setFormat(DiskFormat.COW);
        disk.setSize(ByteSize.ofGiB(5));
        disk.setAllocated(ByteSize.ofGiB(1));
        disk.setContentType("data");
        disk.setCreated(FakeEngine.NOW);
        disk.setStorageDomainId(Optional.of(DOMAIN));
        return disk;
    }

    private static DiskAttachment attachment() {
        var attachment = new DiskAttachment(UUID.fromString("00000000-0000-0000-0000-0000000000aa"));
        attachment.setDiskId(DISK);
        attachment.setVmId(Optional.of(UP));
        attachment.setAttachment(DiskInterface.VIRTIO);
        attachment.setBootable(true);
        attachment.setActive(true);
        return attachment;
    }
}
