package org.vireo.host.spi.network;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Networks that the hypervisor keeps by itself. A service of the hypervisor's driver. Thread-safe; every method is repeatable. */
@ProviderType
public interface HypervisorNetworks {
    /**
     * Every network of the hypervisor, ours or not.
     *
     * @throws org.vireo.model.VireoException when the hypervisor does not answer
     */
    List<HypervisorNetwork> list();

    /**
     * Defines a network, lets it start with the hypervisor, and starts it. One of that name that is already there is started as it is.
     *
     * @throws org.vireo.model.VireoException when the hypervisor refuses
     */
    void start(NatNetwork network);

    /**
     * Stops and forgets a network; none is fine.
     *
     * @throws org.vireo.model.VireoException when the hypervisor refuses
     */
    void remove(String name);
}
