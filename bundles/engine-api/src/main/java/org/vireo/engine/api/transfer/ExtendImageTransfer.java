package org.vireo.engine.api.transfer;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.ImageTransferId;

/**
 * Puts off what becomes of a transfer that nobody goes on with. Immutable.
 *
 * @param id of the transfer
 */
public record ExtendImageTransfer(ImageTransferId id) implements Command {
    /** Refuses missing values. */
    public ExtendImageTransfer {
        Objects.requireNonNull(id, "id");
    }
}
