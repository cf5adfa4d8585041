package org.vireo.reporting.billing;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import org.vireo.engine.api.report.Price;

/**
 * The prices of a list from a month on. Immutable.
 *
 * @param validFrom the first month
 * @param currency of all prices
 * @param prices that were checked
 */
public record Tariff(YearMonth validFrom, Currency currency, List<Price> prices) {
    /** Copies the list. */
    public Tariff {
        prices = List.copyOf(prices);
    }

    /** What an item costs, 0 where nothing was said of it. Of several prices that fit the closest counts, and of those the greatest. */
    public BigDecimal price(Item item, Bought bought) {
        return prices.stream()
                .filter(price -> price.item().equals(item.key()) && closeness(price, bought) > 0)
                .max(Comparator.comparing((Price price) -> closeness(price, bought))
                        .thenComparing(price -> new BigDecimal(price.amount())))
                .map(price -> new BigDecimal(price.amount()))
                .orElse(BigDecimal.ZERO);
    }

    /** Places after the point of amounts of money. */
    public int digits() {
        return currency.getDefaultFractionDigits();
    }

    /** 0 when it does not fit. */
    private static int closeness(Price price, Bought bought) {
        if (!price.tag().isEmpty()) {
            return bought.tags().contains(price.tag()) ? 4 : 0;
        } else if (!price.cluster().isEmpty()) {
            return bought.cluster().equals(price.cluster()) ? 3 : 0;
        } else if (!price.storageDomain().isEmpty()) {
            return bought.storageDomain().equals(price.storageDomain()) ? 3 : 0;
        } else if (!price.storageType().isEmpty()) {
            return bought.storageType().equals(price.storageType()) ? 2 : 0;
        }
        return 1;
    }
}
