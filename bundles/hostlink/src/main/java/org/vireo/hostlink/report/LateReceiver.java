package org.vireo.hostlink.report;

import java.time.Instant;
import org.osgi.service.component.ComponentServiceObjects;
import org.vireo.engine.api.host.ReportReceiver;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.HostReport;

/**
 * A receiver that is made at its first report and not when it arrives: receivers need the link themselves, so making them while the link
 * is being made would go round in a circle. Used by the one thread that takes reports in.
 */
public final class LateReceiver implements ReportReceiver {
    private final ComponentServiceObjects<ReportReceiver> objects;
    private volatile ReportReceiver made;

    /** Not made yet. */
    public LateReceiver(ComponentServiceObjects<ReportReceiver> objects) {
        this.objects = objects;
    }

    @Override
    public void receive(HostId host, long sequence, Instant at, HostReport report) {
        ReportReceiver present = made;
        if (present == null) {
            present = objects.getService();
            made = present;
        }
        if (present == null) {
            throw new VireoException(
                    ModelError.PLUGIN_UNAVAILABLE,
                    "report " + sequence + " of host " + host + " cannot be taken in: a receiver is not ready");
        }
        present.receive(host, sequence, at, report);
    }

    /** It is used no more. */
    public void release() {
        ReportReceiver present = made;
        if (present != null) {
            made = null;
            objects.ungetService(present);
        }
    }
}
