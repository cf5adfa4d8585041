package org.vireo.protocol.image;

import java.time.Duration;
import java.util.Objects;
import org.vireo.model.Secret;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Asks how far a transfer is, and lets its ticket live on. Immutable.
 *
 * @param ticket of the transfer
 * @param validFor how long from now the ticket is good without another sign, more than zero
 */
@Verb(name = "storage.look-at-transfer", reply = TransferState.class)
public record LookAtTransfer(Secret ticket, Duration validFor) implements HostRequest<TransferState> {
    /** Refuses missing values. */
    public LookAtTransfer {
        Objects.requireNonNull(ticket, "ticket");
        Objects.requireNonNull(validFor, "validFor");
    }
}
