package org.vireo.host.plugins;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.plugin.ActivateHalf;
import org.vireo.protocol.plugin.HalfActivated;

/** Puts host halves into use. Thread-safe. */
@Component(service = OperationHandler.class)
public final class ActivateHandler implements OperationHandler<ActivateHalf, HalfActivated> {
    private final Halves halves;

    /** By this. */
    @Activate
    public ActivateHandler(@Reference Halves halves) {
        this.halves = halves;
    }

    @Override
    public Class<ActivateHalf> request() {
        return ActivateHalf.class;
    }

    @Override
    public HalfActivated handle(ActivateHalf asked, HostCall call) {
        return halves.activate(asked);
    }
}
