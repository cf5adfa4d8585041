package org.vireo.engine.api.transfer;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.ImageTransferId;

/**
 * Calls a transfer off. The disk of an upload is removed. Immutable.
 *
 * @param id of the transfer
 * @param why what made the engine do it, a sentence; empty where a person wants it
 */
public record CancelImageTransfer(ImageTransferId id, String why) implements Command {
    /** Refuses missing values. */
    public CancelImageTransfer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(why, "why");
    }
}
