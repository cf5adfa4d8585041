package org.vireo.reporting.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.report.Price;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.PriceList;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.json.ModelJson;

/** The price lists that are kept. Thread-safe; blocks for the time of a query. */
@Component(service = PriceLists.class)
public final class PriceLists {
    private static final ObjectMapper JSON = ModelJson.newMapper();

    private final Inventory inventory;
    private final Transactions transactions;

    /** Of the engine's database. */
    @Activate
    public PriceLists(@Reference Inventory inventory, @Reference Transactions transactions) {
        this.inventory = inventory;
        this.transactions = transactions;
    }

    /**
     * The prices of a list in all months.
     *
     * @param name of the list; may be empty when there is just one
     * @throws VireoException when there is no such list, or it is not clear which is meant
     */
    public Tariffs of(String name) {
        return transactions.read(() -> {
            var known = inventory.list(PriceList.class, Where.all().orderBy("validFrom"));
            var names = known.stream().map(PriceList::name).distinct().sorted().toList();
            var wanted = name.isEmpty() && names.size() == 1 ? names.get(0) : name;
            if (!names.contains(wanted)) {
                throw new VireoException(
                        BillingError.PRICE_LIST_UNKNOWN,
                        names.isEmpty()
                                ? "There is no price list."
                                : (name.isEmpty() ? "Which price list counts" : "There is no price list '" + name + "'")
                                        + ": there are " + names + ".");
            }
            var tariffs = new TreeMap<YearMonth, Tariff>();
            for (var list : known) {
                if (list.name().equals(wanted)) {
                    tariffs.put(list.validFrom(), tariff(list));
                }
            }
            return new Tariffs(wanted, tariffs);
        });
    }

    /** What the lists are called. */
    public List<String> names() {
        return transactions.read(() -> inventory.list(PriceList.class, Where.all()).stream()
                .map(PriceList::name)
                .distinct()
                .sorted()
                .toList());
    }

    private static Tariff tariff(PriceList list) {
        return new Tariff(list.validFrom(), Currency.getInstance(list.currency()), read(list.prices()));
    }

    private static List<Price> read(String prices) {
        try {
            return JSON.readValue(prices, new TypeReference<List<Price>>() {});
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "prices that were kept cannot be read", e);
        }
    }

    static String write(List<Price> prices) {
        try {
            return JSON.writeValueAsString(prices);
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "prices cannot be written", e);
        }
    }
}
