package org.vireo.rest.fakes;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.LoggedEvent;
import org.vireo.inventory.Membership;
import org.vireo.inventory.Nic;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Vm;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ByteSize;
import org.vireo.model.ClusterId;
import org.vireo.model.CpuTopology;
import org.vireo.model.DataCenterId;
import org.vireo.model.DataCenterStatus;
import org.vireo.model.DefinitionId;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;
import org.vireo.model.DiskStatus;
import org.vireo.model.GraphicsType;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;
import org.vireo.model.MacPoolId;
import org.vireo.model.NicId;
import org.vireo.model.NicModel;
import org.vireo.model.Severity;
import org.vireo.model.StorageDomainId;
import org.vireo.model.StorageDomainRole;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.TemplateId;
import org.vireo.model.VirtMode;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;
import org.vireo.model.VnicProfileId;
import org.vireo.model.json.ModelJson;
import org.vireo.protocol.host.HostCapabilities;
import org.vireo.protocol.vm.GuestData;
import org.vireo.protocol.vm.GuestNic;
import org.vireo.protocol.vm.GuestSystem;
import org.vireo.protocol.vm.GuestUser;

/**
 * An installation of any size in a real store: two data centers with a cluster, a host and a storage domain each; the virtual machines are
 * spread over them, each with a disk and an interface. One in three runs.
 */
public final class Estate {
    public static final DataCenterId WEST = DataCenterId.of("00000000-0000-0000-0000-0000000000d2");
    public static final ClusterId DEFAULT = ClusterId.of("58cfb470-03b9-01d0-03b9-0000000001e7");
    public static final ClusterId FAR = ClusterId.of("00000000-0000-0000-0000-0000000000c2");
    public static final DefinitionId TAG = DefinitionId.of("00000000-0000-0000-0000-00000000007a");
    private static final DataCenterId CENTER = DataCenterId.of("58cfb470-02f3-03d7-0386-0000000003bc");
    private static final VnicProfileId PROFILE = VnicProfileId.of("0000000a-000a-000a-000a-000000000398");

    private final Inventory inventory;

    private Estate(Inventory inventory) {
        this.inventory = inventory;
    }

    /** Fills a fresh store. */
    public static void fill(TestStore store, int vms) {
        store.transactions().run(() -> new Estate(store.inventory()).build(vms));
    }

    public static VmId vm(int number) {
        return new VmId(id(0xa, number));
    }

    private static UUID id(int kind, int number) {
        return UUID.fromString("00000000-0000-000%x-0000-%012d".formatted(kind, number));
    }

    private void build(int vms) {
        var center = new DataCenter(WEST);
        center.setName("West");
        center.setStatus(DataCenterStatus.UP);
        center.setCompatibility("4.7");
        center.setMacPoolId(MacPoolId.of("58ca604b-017d-0374-0220-00000000014e"));
        inventory.add(center);
        var cluster = new Cluster(FAR);
        cluster.setName("far");
        cluster.setDataCenterId(Optional.of(WEST));
        cluster.setCompatibility("4.7");
        inventory.add(cluster);
        host(1, "alpha", DEFAULT);
        host(2, "beta", FAR);
        domain(1, "local", CENTER);
        domain(2, "remote", WEST);
        var tag = new Definition(TAG);
        tag.setKind("tag");
        tag.setName("blue");
        inventory.add(tag);
        for (int number = 1; number <= vms; number++) {
            machine(number);
        }
    }

    private void host(int number, String name, ClusterId cluster) {
        var host = new Host(new HostId(id(0xb, number)));
        host.setName(name);
        host.setAddress("10.0.0." + number);
        host.setClusterId(cluster);
        host.setStatus(HostStatus.UP);
        host.setCapabilities(json(new HostCapabilities(
                name + ".example",
                "Debian GNU/Linux 12",
                "6.1.0",
                "0.1.0",
                "9.0.0",
                "7.2",
                VirtMode.KVM,
                "a guest ran",
                "EPYC",
                new CpuTopology(2, 4, number),
                ByteSize.ofGiB(16),
                "hw-" + number,
                List.of("localfs"),
                List.of("bridge"),
                List.of(GraphicsType.VNC),
                List.of(),
                Optional.empty())));
        inventory.add(host);
    }

    private void domain(int number, String name, DataCenterId center) {
        var domain = new StorageDomain(new StorageDomainId(id(0xe, number)));
        domain.setName(name);
        domain.setType("localfs");
        domain.setSettings(Map.of("path", "/srv/" + name));
        domain.setRole(StorageDomainRole.DATA);
        domain.setStatus(StorageDomainStatus.ACTIVE);
        domain.setDataCenterId(Optional.of(center));
        domain.setTotal(ByteSize.ofGiB(100));
        domain.setAvailable(ByteSize.ofGiB(60 + number));
        inventory.add(domain);
    }

    private void machine(int number) {
        var even = number % 2 == 0;
        var runs = number % 3 == 0;
        var vm = new Vm(vm(number));
        vm.setName("vm-" + number);
        vm.setDescription(even ? "Even one" : "odd");
        vm.setComment(number % 5 == 0 ? "100%_sure \\ \"quoted\"" : "");
        vm.setClusterId(even ? FAR : DEFAULT);
        vm.setTemplateId(TemplateId.BLANK);
        vm.setOriginalTemplateId(TemplateId.BLANK);
        vm.setStatus(runs ? VmStatus.UP : VmStatus.DOWN);
        vm.setSettings(VmSettings.BLANK
                .edit()
                .memory(ByteSize.ofGiB(1 + number % 4))
                .maxMemory(ByteSize.ofGiB(8))
                .done());
        vm.setCreated(FakeEngine.NOW.minus(Duration.ofDays(number)));
        if (runs) {
            vm.setHostId(Optional.of(new HostId(id(0xb, even ? 2 : 1))));
            vm.setStarted(Optional.of(FakeEngine.NOW.minusSeconds(60L * number)));
            vm.setGuest(guest(number));
        }
        inventory.add(vm);
        disk(number, even);
        nic(number);
        if (number % 4 == 0) {
            inventory.add(new Membership(TAG, "tag", "vm", vm.id().value()));
        }
        event(number);
    }

    private static String guest(int number) {
        return json(new GuestData(
                "8.1",
                "guest" + number + ".example",
                new GuestSystem("debian", "Debian GNU/Linux", "12", "6.1.0", "x86_64"),
                List.of(new GuestNic("eth0", "56:6f:76:5c:00:00", List.of("10.1.0." + number, "fe80::" + number))),
                List.of(new GuestUser("root", Instant.EPOCH)),
                List.of(),
                "UTC"));
    }

    private static String json(Object value) {
        try {
            return ModelJson.newMapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private void disk(int number, boolean far) {
        var disk = new Disk(new DiskId(id(0xd, number)));
        disk.setName("vm-" + number + "_Disk1");
        disk.setStatus(DiskStatus.OK);
        disk.setFormat(DiskFormat.COW);
        disk.setSize(ByteSize.ofGiB(5 + number % 3));
        disk.setContentType("data");
        disk.setCreated(FakeEngine.NOW);
        disk.setStorageDomainId(Optional.of(new StorageDomainId(id(0xe, far ? 2 : 1))));
        inventory.add(disk);
        var attachment = new DiskAttachment(id(0xf, number));
        attachment.setDiskId(disk.id());
        attachment.setVmId(Optional.of(vm(number)));
        attachment.setAttachment(DiskInterface.VIRTIO);
        attachment.setBootable(true);
        attachment.setActive(true);
        inventory.add(attachment);
    }

    private void nic(int number) {
        var nic = new Nic(new NicId(id(0xc, number)));
        nic.setName("nic1");
        nic.setVmId(Optional.of(vm(number)));
        nic.setVnicProfileId(Optional.of(PROFILE));
        nic.setModel(NicModel.VIRTIO);
        nic.setMac("56:6f:76:00:%02x:%02x".formatted(number / 256, number % 256));
        inventory.add(nic);
    }

    private void event(int number) {
        var row = new LoggedEvent(id(0x9, number));
        row.setNumber(OptionalLong.of(number));
        row.setCode(number % 2 == 0 ? 32 : 119);
        row.setSeverity(number % 2 == 0 ? Severity.NORMAL : Severity.ERROR);
        row.setMessage("VM vm-" + number + " was started");
        row.setAt(FakeEngine.NOW.minusSeconds(3600L * (1000 - number)));
        row.setActor("engine");
        row.setCorrelationId("c-" + number);
        row.setOrigin("vireo");
        row.setCustomId(-1);
        row.setSubjects("{\"vm\":\"" + vm(number) + "\"}");
        inventory.add(row);
    }
}
