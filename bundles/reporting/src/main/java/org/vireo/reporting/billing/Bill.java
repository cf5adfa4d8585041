package org.vireo.reporting.billing;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is charged, line by line. Confined to one thread. */
final class Bill {
    private static final Comparator<Line> ORDER = Comparator.comparing(Line::payer)
            .thenComparing(Line::name)
            .thenComparing(Line::vm)
            .thenComparing(Line::month)
            .thenComparing(Line::item)
            .thenComparing(Line::price);

    private final int digits;
    private final Map<Line, BigDecimal> seconds = new TreeMap<>(ORDER);
    private final Set<YearMonth> unpriced = new TreeSet<>();

    /**
     * Nothing yet.
     *
     * @param digits of amounts
     */
    Bill(int digits) {
        this.digits = digits;
    }

    /** More of a line, in seconds of its item. What costs nothing is left out. */
    void add(Line line, BigDecimal more) {
        if (line.price().signum() > 0 && more.signum() > 0) {
            seconds.merge(line, more, BigDecimal::add);
        }
    }

    void unpriced(YearMonth month) {
        unpriced.add(month);
    }

    Set<YearMonth> unpriced() {
        return unpriced;
    }

    Map<Line, BigDecimal> lines() {
        return seconds;
    }

    BigDecimal amount(Line line) {
        return line.amount(seconds.get(line), digits);
    }

    /** What each pays for what, which is what its lines add up to. */
    Map<String, Map<Item, BigDecimal>> payers() {
        var payers = new LinkedHashMap<String, Map<Item, BigDecimal>>();
        for (var line : seconds.keySet()) {
            payers.computeIfAbsent(line.payer(), any -> nothing()).merge(line.item(), amount(line), BigDecimal::add);
        }
        return payers;
    }

    private Map<Item, BigDecimal> nothing() {
        var none = new EnumMap<Item, BigDecimal>(Item.class);
        for (var item : Item.values()) {
            none.put(item, BigDecimal.ZERO.setScale(digits));
        }
        return none;
    }

    BigDecimal total() {
        return seconds.keySet().stream().map(this::amount).reduce(BigDecimal.ZERO.setScale(digits), BigDecimal::add);
    }
}
