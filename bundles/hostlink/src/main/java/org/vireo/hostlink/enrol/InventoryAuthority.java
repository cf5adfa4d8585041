package org.vireo.hostlink.enrol;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.broker.LinkAuthority;
import org.vireo.engine.api.host.Enrolments;
import org.vireo.model.HostId;

/** Lets the inventory decide which hosts the broker admits. Thread-safe. */
@Component(service = LinkAuthority.class)
public final class InventoryAuthority implements LinkAuthority {
    private final Enrolments enrolments;

    /** Asks {@code enrolments}. */
    @Activate
    public InventoryAuthority(@Reference Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    @Override
    public boolean admitted(HostId host, String certificateSerial) {
        return enrolments.admitted(host, certificateSerial);
    }
}
