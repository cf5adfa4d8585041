package org.vireo.spi.network;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;
import org.vireo.model.HostId;
import org.vireo.protocol.network.FoundNetwork;
import org.vireo.protocol.vm.PortBinding;
import org.vireo.spi.SettingSpec;
import org.vireo.spi.host.Call;

/**
 * One type of network. Published as a service with the property {@code vireo.type}. Implementations are thread-safe and keep no state
 * between calls; every method may be repeated under the same operation.
 */
@ConsumerType
public interface NetworkProvider {
    /** The kind, the same text as the host driver's. */
    String type();

    /** What an administrator fills in. */
    List<SettingSpec> settings();

    /**
     * Checks settings and fills in defaults. Pure.
     *
     * @throws org.vireo.model.VireoException {@code BAD_VALUE} naming the setting that is wrong
     */
    Map<String, String> check(Map<String, String> settings);

    /** Makes the network usable on a host; blocks until it is. */
    void realize(NetworkSpec network, HostId host, Call call);

    /** Takes the network away from a host, unless others use what it made. */
    void withdraw(NetworkSpec network, HostId host, Call call);

    /** Makes the port a network interface connects to. */
    PortBinding plug(NicSpec nic, NetworkSpec network, HostId host, Call call);

    /** Removes the port again; none is fine. */
    void unplug(NicSpec nic, NetworkSpec network, HostId host, Call call);

    /** Networks of this kind present on a host. */
    List<FoundNetwork> discover(HostId host, Call call);
}
