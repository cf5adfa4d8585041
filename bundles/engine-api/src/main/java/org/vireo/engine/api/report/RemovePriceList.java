package org.vireo.engine.api.report;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.PriceListId;

/**
 * Takes back prices that count for no month that is over. Immutable.
 *
 * @param id which
 */
public record RemovePriceList(PriceListId id) implements Command {
    /** Refuses a missing value. */
    public RemovePriceList {
        Objects.requireNonNull(id, "id");
    }
}
