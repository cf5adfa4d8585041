package org.vireo.reporting.billing;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.vireo.model.VireoException;
import org.vireo.spi.report.ReportAnswer;
import org.vireo.spi.report.ReportAsked;
import org.vireo.spi.report.ReportPart;
import org.vireo.spi.report.ReportStep;

/** Charges what was used by a price list. Thread-safe. */
final class ChargeBack implements ReportStep {
    private static final Map<Item, String> SECONDS = Map.of(
            Item.RUNNING_HOUR, "up",
            Item.VCPU_HOUR, "vcpus",
            Item.MEMORY_GIB_HOUR, "memory",
            Item.STORAGE_GIB_MONTH, "stored");

    private final Function<String, Tariffs> prices;
    private final Supplier<Map<UUID, String>> owners;

    /**
     * By these.
     *
     * @param prices by the name of a list
     * @param owners by the ids of machines
     */
    ChargeBack(Function<String, Tariffs> prices, Supplier<Map<UUID, String>> owners) {
        this.prices = prices;
        this.owners = owners;
    }

    @Override
    public List<ReportPart> compute(ReportAsked asked, Map<String, ReportAnswer> answers) {
        var tariffs = prices.apply(asked.text("price_list"));
        var rows = answers.get("used").read();
        var payers = new Payers(asked, asked.text("payer").equals("owner") ? owners.get() : Map.of());
        var currency = currency(tariffs, rows);
        var bill = new Bill(currency.digits());
        for (var row : rows) {
            charge(bill, row, tariffs, payers);
        }
        return new BillWords(asked, tariffs, currency).parts(bill);
    }

    private static void charge(Bill bill, ReportAnswer.Row row, Tariffs tariffs, Payers payers) {
        var month = YearMonth.parse(row.text("month"));
        var tariff = tariffs.in(month);
        if (tariff.isEmpty()) {
            bill.unpriced(month);
            return;
        }
        var bought = new Bought(row.text("cluster_id"), tags(row), row.text("domain_id"), row.text("storage_type"));
        var payer = payers.of(row);
        for (var item : Item.values()) {
            var line = new Line(
                    payer,
                    row.text("vm_id"),
                    row.text("vm"),
                    month,
                    item,
                    tariff.get().price(item, bought));
            row.number(SECONDS.get(item)).ifPresent(seconds -> bill.add(line, seconds));
        }
    }

    /** Names of tags without those above them. */
    private static Set<String> tags(ReportAnswer.Row row) {
        return row.text("tags")
                .lines()
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .collect(Collectors.toSet());
    }

    /** One for all: amounts of several cannot be added. */
    private static Tariff currency(Tariffs tariffs, List<ReportAnswer.Row> rows) {
        var months = new TreeSet<YearMonth>();
        rows.forEach(row -> months.add(YearMonth.parse(row.text("month"))));
        var counting = new ArrayList<Tariff>();
        months.forEach(month -> tariffs.in(month).ifPresent(counting::add));
        for (var tariff : counting) {
            if (!tariff.currency().equals(counting.get(0).currency())) {
                throw new VireoException(
                        BillingError.PRICES_DIFFER,
                        "The list '" + tariffs.name() + "' changes from "
                                + counting.get(0).currency() + " to "
                                + tariff.currency() + " in " + tariff.validFrom()
                                + ": ask for the months before and after apart.");
            }
        }
        return counting.isEmpty() ? tariffs.byMonth().firstEntry().getValue() : counting.get(0);
    }
}
