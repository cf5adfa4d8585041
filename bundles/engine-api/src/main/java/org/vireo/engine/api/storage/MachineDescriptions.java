package org.vireo.engine.api.storage;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.VmId;

/** Tells of machines in the Open Virtualization Format. Reads the inventory in the present transaction, never writes. Thread-safe. */
@ProviderType
public interface MachineDescriptions {
    /** The descriptor of a virtual machine, without secrets; empty when there is none of that id. Does not block. */
    Optional<String> of(VmId vm);
}
