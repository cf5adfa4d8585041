package org.vireo.host.plugins;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.plugin.PartStaged;
import org.vireo.protocol.plugin.StagePart;

/** Takes pieces of files of host halves. Thread-safe. */
@Component(service = OperationHandler.class)
public final class StageHandler implements OperationHandler<StagePart, PartStaged> {
    private final Halves halves;

    /** By this. */
    @Activate
    public StageHandler(@Reference Halves halves) {
        this.halves = halves;
    }

    @Override
    public Class<StagePart> request() {
        return StagePart.class;
    }

    @Override
    public PartStaged handle(StagePart asked, HostCall call) {
        return halves.stage(asked);
    }
}
