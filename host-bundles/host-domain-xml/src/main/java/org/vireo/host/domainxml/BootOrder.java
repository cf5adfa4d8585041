package org.vireo.host.domainxml;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import org.vireo.model.BootDevice;
import org.vireo.model.DiskId;
import org.vireo.model.NicId;
import org.vireo.protocol.vm.DiskDevice;
import org.vireo.protocol.vm.DomainSpec;
import org.vireo.protocol.vm.NicDevice;

/** Which device the firmware tries when: every bootable device has a rank of its own. Immutable. */
final class BootOrder {
    private final Map<DiskId, Integer> disks = new HashMap<>();
    private final Map<NicId, Integer> nics = new HashMap<>();
    private Optional<Integer> drive = Optional.empty();

    /** A kernel that the hypervisor loads comes before any device. */
    BootOrder(DomainSpec domain) {
        if (domain.directBoot().isPresent()) {
            return;
        }
        int rank = 0;
        for (BootDevice device : new LinkedHashSet<>(domain.bootOrder())) {
            if (device == BootDevice.HD) {
                for (DiskDevice disk : domain.disks()) {
                    if (disk.bootable()) {
                        disks.put(disk.disk(), ++rank);
                    }
                }
            } else if (device == BootDevice.NETWORK) {
                for (NicDevice nic : domain.nics()) {
                    nics.put(nic.nic(), ++rank);
                }
            } else {
                drive = Optional.of(++rank);
            }
        }
    }

    Optional<Integer> drive() {
        return drive;
    }

    Optional<Integer> of(DiskId disk) {
        return Optional.ofNullable(disks.get(disk));
    }

    Optional<Integer> of(NicId nic) {
        return Optional.ofNullable(nics.get(nic));
    }
}
