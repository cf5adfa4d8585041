package org.vireo.engine.api.transfer;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.ImageTransferId;

/**
 * Ends a transfer whose bytes are all moved; what was uploaded is inspected. Immutable.
 *
 * @param id of the transfer
 */
public record FinalizeImageTransfer(ImageTransferId id) implements Command {
    /** Refuses missing values. */
    public FinalizeImageTransfer {
        Objects.requireNonNull(id, "id");
    }
}
