package org.vireo.reporting.billing;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vireo.spi.report.ReportAsked;
import org.vireo.spi.report.ReportPart;
import org.vireo.spi.report.ReportValue;

/**
 * Tables of a bill. Immutable.
 *
 * @param asked for what
 * @param tariffs that counted
 * @param money one of them
 */
record BillWords(ReportAsked asked, Tariffs tariffs, Tariff money) {
    List<ReportPart> parts(Bill bill) {
        var parts = new ArrayList<ReportPart>();
        parts.add(ReportPart.words(words(bill)));
        parts.add(payers(bill));
        if (asked.text("lines").equals("shown")) {
            parts.add(lines(bill));
        }
        return parts;
    }

    private String words(Bill bill) {
        var words = new ArrayList<String>();
        words.add(String.format(
                asked.locale(),
                text("prices"),
                tariffs.name(),
                money.currency().getCurrencyCode(),
                Line.PLACES,
                money.digits()));
        if (!bill.unpriced().isEmpty()) {
            words.add(String.format(
                    asked.locale(),
                    text("unpriced"),
                    tariffs.name(),
                    bill.unpriced().stream().map(YearMonth::toString).collect(Collectors.joining(", "))));
        }
        if (!asked.text("payer").equals("cluster")) {
            words.add(text(asked.text("payer") + "s"));
        }
        return String.join("\n", words);
    }

    private ReportPart payers(Bill bill) {
        var rows = bill.payers().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Map<Item, BigDecimal>> one) -> sum(one.getValue()))
                        .reversed())
                .map(one -> row(new ReportValue.Text(one.getKey()), one.getValue()))
                .toList();
        var all = bill.payers().values().stream()
                .flatMap(one -> one.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, BigDecimal::add));
        return new ReportPart("payers", "", rows, rows.isEmpty() ? List.of() : row(ReportValue.MISSING, all));
    }

    private static List<ReportValue> row(ReportValue payer, Map<Item, BigDecimal> amounts) {
        var row = new ArrayList<ReportValue>();
        row.add(payer);
        for (var item : Item.values()) {
            row.add(new ReportValue.Decimal(amounts.get(item)));
        }
        row.add(new ReportValue.Decimal(sum(amounts)));
        return row;
    }

    private static BigDecimal sum(Map<Item, BigDecimal> amounts) {
        return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private ReportPart lines(Bill bill) {
        var rows = new ArrayList<List<ReportValue>>();
        bill.lines()
                .forEach((line, seconds) -> rows.add(List.of(
                        new ReportValue.Text(line.payer()),
                        new ReportValue.Text(line.name()),
                        new ReportValue.Text(line.month().toString()),
                        new ReportValue.Text(text("item." + line.item().key())),
                        new ReportValue.Decimal(line.quantity(seconds)),
                        new ReportValue.Decimal(line.price()),
                        new ReportValue.Decimal(bill.amount(line)))));
        var none = ReportValue.MISSING;
        return new ReportPart(
                "lines",
                "",
                rows,
                rows.isEmpty()
                        ? List.of()
                        : List.of(none, none, none, none, none, none, new ReportValue.Decimal(bill.total())));
    }

    private String text(String key) {
        return BillingReports.TEXTS.text(key, asked.locale());
    }
}
