package org.vireo.compute;

import java.util.List;
import java.util.Optional;
import org.vireo.inventory.Vm;
import org.vireo.model.VmSettings;
import org.vireo.protocol.vm.DiskDevice;
import org.vireo.protocol.vm.DomainSpec;
import org.vireo.protocol.vm.NicDevice;

/** Describes a virtual machine to a host. */
final class DomainSpecs {
    private DomainSpecs() {}

    static DomainSpec of(Vm vm, VmSettings run, List<DiskDevice> disks, List<NicDevice> nics) {
        return new DomainSpec(
                vm.id(),
                vm.name(),
                run.memory(),
                run.maxMemory(),
                run.guaranteedMemory(),
                run.cpu(),
                run.biosType(),
                run.bootOrder(),
                run.directBoot(),
                disks,
                nics,
                run.graphics(),
                run.serialConsole(),
                run.type(),
                run.timeZone(),
                run.customProperties(),
                run.fittings(),
                Optional.empty(),
                run.payloads());
    }
}
