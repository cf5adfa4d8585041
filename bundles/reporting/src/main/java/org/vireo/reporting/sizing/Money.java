package org.vireo.reporting.sizing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.vireo.reporting.billing.Bought;
import org.vireo.reporting.billing.Item;
import org.vireo.reporting.billing.Tariff;
import org.vireo.spi.report.ReportAnswer;

/**
 * What savings are worth. Immutable.
 *
 * @param tariff that counts now, if any
 */
record Money(Optional<Tariff> tariff) {
    private static final BigDecimal HOURS = BigDecimal.valueOf(730);
    private static final double GIB = 1024;

    /**
     * What a machine costs a month less.
     *
     * @param vcpus fewer
     * @param mib of memory fewer
     * @param whole whether it does not run at all any more
     */
    Optional<BigDecimal> running(Machine machine, int vcpus, double mib, boolean whole) {
        return tariff.map(prices -> {
            var bought = machine.bought();
            var hour = prices.price(Item.VCPU_HOUR, bought)
                    .multiply(BigDecimal.valueOf(vcpus))
                    .add(prices.price(Item.MEMORY_GIB_HOUR, bought).multiply(BigDecimal.valueOf(mib / GIB)));
            if (whole) {
                hour = hour.add(prices.price(Item.RUNNING_HOUR, bought));
            }
            return round(hour.multiply(HOURS).multiply(BigDecimal.valueOf(machine.share())), prices);
        });
    }

    /** What its disks cost a month. */
    Optional<BigDecimal> disks(Machine machine, List<ReportAnswer.Row> disks) {
        return tariff.map(prices -> {
            var sum = BigDecimal.ZERO;
            for (var disk : disks) {
                var bought = new Bought(
                        machine.clusterId(), machine.tags(), disk.text("domain_id"), disk.text("storage_type"));
                sum = sum.add(prices.price(Item.STORAGE_GIB_MONTH, bought)
                        .multiply(BigDecimal.valueOf(disk.figure("size") / GIB)));
            }
            return round(sum, prices);
        });
    }

    private static BigDecimal round(BigDecimal amount, Tariff prices) {
        return amount.setScale(prices.digits(), RoundingMode.HALF_UP);
    }
}
