package org.vireo.rest.define;

import java.util.Map;
import java.util.Optional;
import org.vireo.model.HostId;
import org.vireo.model.VmId;
import org.vireo.protocol.host.HostSample;
import org.vireo.protocol.host.VmSample;

/** The load last reported. Thread-safe. */
public interface Samples {
    Optional<HostSample> host(HostId host);

    /** With what was measured since the sample before; empty until two samples came in. */
    Optional<VmLoad> vm(VmId vm);

    /** All hosts of which the load is known. */
    Map<HostId, HostSample> hosts();

    /** All virtual machines of which the load is known. */
    Map<VmId, VmLoad> vms();

    /**
     * A virtual machine's load.
     *
     * @param sample last reported
     * @param cpuPercent of one CPU since the sample before, above 100 with several
     */
    record VmLoad(VmSample sample, double cpuPercent) {}
}
