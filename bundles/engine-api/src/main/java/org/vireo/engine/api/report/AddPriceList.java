package org.vireo.engine.api.report;

import java.util.List;
import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.PriceListId;

/**
 * Sets the prices of a list from a month on. Months that are over keep the prices they had. Immutable.
 *
 * @param id of these prices
 * @param name of the list, an existing or a new one
 * @param validFrom the first month (of UTC) in which they count, such as {@code 2026-12}
 * @param currency code of ISO 4217, such as {@code EUR}
 * @param prices at least one
 */
public record AddPriceList(PriceListId id, String name, String validFrom, String currency, List<Price> prices)
        implements Command {
    /** Refuses missing values; copies the list. */
    public AddPriceList {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(validFrom, "validFrom");
        Objects.requireNonNull(currency, "currency");
        prices = List.copyOf(prices);
    }
}
