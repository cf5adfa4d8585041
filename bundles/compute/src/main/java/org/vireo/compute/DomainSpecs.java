package org.vireo.compute;

import java.util.List;
import java.util.Optional;
import org.vireo.inventory.Vm;
import org.vireo.model.Payload;
import org.vireo.model.VmSettings;
import org.vireo.protocol.vm.DiskDevice;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DomainSpec;
import org.vireo.protocol.vm.NicDevice;

/** Describes a virtual machine to a host. */
final class DomainSpecs {
    private DomainSpecs() {}

    /** What goes into drives: one disc, and media made for this start. */
    record Drives(Optional<DiskSource> disc, List<Payload> media) {}

    static DomainSpec of(Vm vm, VmSettings run, List<DiskDevice> disks, List<NicDevice> nics, Drives drives) {
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
                drives.disc(),
                drives.media(),
                run.conduct().onStorageError());
    }
}
