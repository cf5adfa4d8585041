package org.vireo.reporting.billing;

import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vireo.engine.api.report.AddPriceList;
import org.vireo.engine.api.report.Price;

/** What prices have to be. Pure. */
final class PriceRules {
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,9})?");
    private static final Pattern MONTH = Pattern.compile("20[0-9]{2}-(0[1-9]|1[0-2])");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int MOST_PRICES = 1000;
    private static final int LONGEST = 255;

    private PriceRules() {}

    /** What is wrong with prices, or nothing. */
    static Optional<String> wrong(AddPriceList list) {
        if (list.name().isBlank() || list.name().length() > LONGEST) {
            return Optional.of("A price list needs a name of at most " + LONGEST + " characters.");
        } else if (!MONTH.matcher(list.validFrom()).matches()) {
            return Optional.of("Prices count from a month such as 2026-12 on, not from '" + list.validFrom() + "'.");
        } else if (!money(list.currency())) {
            return Optional.of("'" + list.currency() + "' is no currency such as EUR.");
        } else if (list.prices().isEmpty() || list.prices().size() > MOST_PRICES) {
            return Optional.of("A price list needs 1 to " + MOST_PRICES + " prices.");
        }
        return wrong(list.prices());
    }

    private static boolean money(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(one -> one.getCurrencyCode().equals(code) && one.getDefaultFractionDigits() >= 0);
    }

    private static Optional<String> wrong(List<Price> prices) {
        var seen = new HashSet<Price>();
        for (int i = 0; i < prices.size(); i++) {
            var price = prices.get(i);
            var wrong = wrong(price);
            if (wrong.isPresent()) {
                return Optional.of("Price " + (i + 1) + ": " + wrong.get());
            }
            var target = new Price(
                    price.item(), "", price.cluster(), price.tag(), price.storageDomain(), price.storageType());
            if (!seen.add(target)) {
                return Optional.of("Price " + (i + 1) + ": there is another one for the same.");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> wrong(Price price) {
        var item = Item.of(price.item());
        var fors = List.of(price.cluster(), price.tag(), price.storageDomain(), price.storageType());
        if (item.isEmpty()) {
            return Optional.of("'" + price.item()
                    + "' is none of running_hour, vcpu_hour, memory_gib_hour and storage_gib_month.");
        } else if (!AMOUNT.matcher(price.amount()).matches()) {
            return Optional.of("'" + price.amount()
                    + "' is no amount such as 0.012, with at most 12 places before the point and 9 after it.");
        } else if (fors.stream().filter(one -> !one.isEmpty()).count() > 1) {
            return Optional.of("a price is for one cluster, tag, storage domain or type of storage.");
        } else if (!item.get().storage() && !(price.storageDomain() + price.storageType()).isEmpty()) {
            return Optional.of("only storage_gib_month can depend on the storage.");
        }
        return ids(price);
    }

    private static Optional<String> ids(Price price) {
        for (var id : List.of(price.cluster(), price.storageDomain())) {
            if (!id.isEmpty() && !ID.matcher(id).matches()) {
                return Optional.of("'" + id + "' is not an id.");
            }
        }
        return price.tag().length() > LONGEST || price.storageType().length() > LONGEST
                ? Optional.of("names have at most " + LONGEST + " characters.")
                : Optional.empty();
    }
}
