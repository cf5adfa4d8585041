package org.vireo.engine.api.transfer;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.ImageTransferId;

/**
 * Lets a transfer go on that was stopped for a while, with the ticket it had. Immutable.
 *
 * @param id of the transfer
 */
public record ResumeImageTransfer(ImageTransferId id) implements Command {
    /** Refuses missing values. */
    public ResumeImageTransfer {
        Objects.requireNonNull(id, "id");
    }
}
