package org.vireo.host.spi.domain;

import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.BiosType;
import org.vireo.model.ByteSize;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.DiskDevice;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.NicDevice;

/** Renders devices of running virtual machines for the hypervisor. Pure and thread-safe. */
@ProviderType
public interface DeviceRenderer {
    /** By this alias the drive is known whose disc is changed. */
    String DRIVE = "ua-drive";

    /** A disk to give to a running virtual machine; {@code taken} are the target names that it uses already. */
    String disk(VmId vm, BiosType chipset, DiskDevice disk, Set<String> taken);

    /** A network interface to give to a running virtual machine, or as it is to be from now on. */
    String nic(NicDevice nic);

    /** A piece of memory to give to a node of a running guest. */
    String memory(ByteSize size, int node);

    /** The drive of a running virtual machine with another disc; {@code target} is its name. */
    String drive(String target, Optional<DiskSource> disc);
}
