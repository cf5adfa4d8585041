package org.vireo.host.plugins;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.plugin.HalvesFound;
import org.vireo.protocol.plugin.ListHalves;

/** Tells which host halves are in use. Thread-safe. */
@Component(service = OperationHandler.class)
public final class ListHandler implements OperationHandler<ListHalves, HalvesFound> {
    private final Halves halves;

    /** By this. */
    @Activate
    public ListHandler(@Reference Halves halves) {
        this.halves = halves;
    }

    @Override
    public Class<ListHalves> request() {
        return ListHalves.class;
    }

    @Override
    public HalvesFound handle(ListHalves asked, HostCall call) {
        return new HalvesFound(halves.list());
    }
}
