package org.vireo.reporting.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;

/**
 * A line of a bill. Immutable.
 *
 * @param payer who pays
 * @param vm id of the machine, or empty
 * @param name of the machine
 * @param month in which it was used
 * @param item what was used
 * @param price of one
 */
record Line(String payer, String vm, String name, YearMonth month, Item item, BigDecimal price) {
    /** Places after the point of quantities. */
    static final int PLACES = 4;

    private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);
    private static final BigDecimal GIB = BigDecimal.valueOf(1024);

    /**
     * How much that is, rounded.
     *
     * @param seconds of the item: of machines, of vCPUs, or of MiB
     */
    BigDecimal quantity(BigDecimal seconds) {
        var unit = switch (item) {
            case RUNNING_HOUR, VCPU_HOUR -> HOUR;
            case MEMORY_GIB_HOUR -> HOUR.multiply(GIB);
            case STORAGE_GIB_MONTH -> DAY.multiply(GIB).multiply(BigDecimal.valueOf(month.lengthOfMonth()));
        };
        return seconds.divide(unit, PLACES, RoundingMode.HALF_UP);
    }

    /** What that costs, rounded to so many places. */
    BigDecimal amount(BigDecimal seconds, int digits) {
        return quantity(seconds).multiply(price).setScale(digits, RoundingMode.HALF_UP);
    }
}
