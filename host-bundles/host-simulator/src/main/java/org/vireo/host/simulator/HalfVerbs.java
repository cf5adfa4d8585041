package org.vireo.host.simulator;

import java.util.List;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.plugin.ActivateHalf;
import org.vireo.protocol.plugin.HalfWithdrawn;
import org.vireo.protocol.plugin.HalvesFound;
import org.vireo.protocol.plugin.ListHalves;
import org.vireo.protocol.plugin.StagePart;
import org.vireo.protocol.plugin.WithdrawHalf;

/** Answers the verbs {@code plugin.*} for one simulated host. Immutable. */
record HalfVerbs(SimulatedHalves halves) {
    /** One for each verb. */
    List<OperationHandler<?, ?>> handlers() {
        return List.of(
                new Verb<>(StagePart.class, halves::stage),
                new Verb<>(ActivateHalf.class, halves::activate),
                new Verb<>(WithdrawHalf.class, asked -> new HalfWithdrawn(halves.withdraw(asked.plugin()))),
                new Verb<>(ListHalves.class, asked -> new HalvesFound(halves.list())));
    }
}
