package org.vireo.host.plugins;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.plugin.HalfWithdrawn;
import org.vireo.protocol.plugin.WithdrawHalf;

/** Takes host halves out of use. Thread-safe. */
@Component(service = OperationHandler.class)
public final class WithdrawHandler implements OperationHandler<WithdrawHalf, HalfWithdrawn> {
    private final Halves halves;

    /** By this. */
    @Activate
    public WithdrawHandler(@Reference Halves halves) {
        this.halves = halves;
    }

    @Override
    public Class<WithdrawHalf> request() {
        return WithdrawHalf.class;
    }

    @Override
    public HalfWithdrawn handle(WithdrawHalf asked, HostCall call) {
        return halves.withdraw(asked.plugin());
    }
}
