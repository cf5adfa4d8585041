package org.vireo.engine.api.transfer;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.ImageTransferId;

/**
 * Stops a transfer for a while: its ticket is good for nothing meanwhile. Immutable.
 *
 * @param id of the transfer
 * @param why what made the engine do it, a sentence; empty where a person wants it
 */
public record PauseImageTransfer(ImageTransferId id, String why) implements Command {
    /** Refuses missing values. */
    public PauseImageTransfer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(why, "why");
    }
}
