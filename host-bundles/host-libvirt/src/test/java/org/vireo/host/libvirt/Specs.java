package org.vireo.host.libvirt;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vireo.model.BiosType;
import org.vireo.model.BootDevice;
import org.vireo.model.ByteSize;
import org.vireo.model.CpuTopology;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;
import org.vireo.model.GraphicsType;
import org.vireo.model.NicId;
import org.vireo.model.NicModel;
import org.vireo.model.StorageErrorBehaviour;
import org.vireo.model.VmFittings;
import org.vireo.model.VmId;
import org.vireo.model.VmType;
import org.vireo.protocol.vm.DiskDevice;
import org.vireo.protocol.vm.DiskSource.FileDisk;
import org.vireo.protocol.vm.DomainSpec;
import org.vireo.protocol.vm.NicDevice;
import org.vireo.protocol.vm.PortBinding.NetworkPort;

/** Virtual machines for tests. */
final class Specs {
    static final String MAC = "56:6f:aa:bb:cc:01";

    private Specs() {}

    /** Boots from a disk, with an interface in a network. */
    static DomainSpec guest(DiskId disk, Path image, String network) {
        var device = new DiskDevice(
                disk, new FileDisk(image.toString(), DiskFormat.COW), DiskInterface.VIRTIO, true, false, false);
        var nic = new NicDevice(NicId.random(), MAC, NicModel.VIRTIO, true, new NetworkPort(network));
        return spec(VmId.random(), 128, List.of(device), List.of(nic), List.of(GraphicsType.VNC));
    }

    /** Has nothing to boot from: its firmware waits for ever. */
    static DomainSpec empty() {
        return spec(VmId.random(), 32, List.of(), List.of(), List.of());
    }

    static DomainSpec withConsole() {
        return spec(VmId.random(), 32, List.of(), List.of(), List.of(GraphicsType.VNC));
    }

    static DomainSpec spec(
            VmId vm, long mib, List<DiskDevice> disks, List<NicDevice> nics, List<GraphicsType> graphics) {
        var memory = ByteSize.ofMiB(mib);
        return new DomainSpec(
                vm,
                "vm-" + vm,
                memory,
                memory,
                memory,
                CpuTopology.SINGLE,
                BiosType.Q35_SEA_BIOS,
                List.of(BootDevice.HD),
                Optional.empty(),
                disks,
                nics,
                graphics,
                true,
                VmType.SERVER,
                "Etc/GMT",
                Map.of(),
                VmFittings.USUAL,
                Optional.empty(),
                List.of(),
                StorageErrorBehaviour.AUTO_RESUME);
    }
}
