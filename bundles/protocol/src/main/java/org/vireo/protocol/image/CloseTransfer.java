package org.vireo.protocol.image;

import java.util.Objects;
import org.vireo.model.Secret;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Ends a transfer: when this is answered nothing reads or writes the image any more. One that is not open is fine. Immutable.
 *
 * @param ticket of the transfer
 * @param round the last one in which it was opened: a request of it that arrives late opens nothing
 */
@Verb(name = "storage.close-transfer", reply = TransferState.class)
public record CloseTransfer(Secret ticket, int round) implements HostRequest<TransferState> {
    /** Refuses missing values. */
    public CloseTransfer {
        Objects.requireNonNull(ticket, "ticket");
    }
}
