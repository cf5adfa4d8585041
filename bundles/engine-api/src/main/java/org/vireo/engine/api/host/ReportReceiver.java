package org.vireo.engine.api.host;

import java.time.Instant;
import org.osgi.annotation.versioning.ConsumerType;
import org.vireo.model.HostId;
import org.vireo.protocol.HostReport;

/** Takes in what hosts report. Published as a service. Called in order per host; repeated when it throws. */
@ConsumerType
public interface ReportReceiver {
    /**
     * A report whose sender the broker vouches for. Receivers must tolerate repetition: {@code sequence} rises with every report of a
     * host.
     */
    void receive(HostId host, long sequence, Instant at, HostReport report);
}
