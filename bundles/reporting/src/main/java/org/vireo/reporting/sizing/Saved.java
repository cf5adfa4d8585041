package org.vireo.reporting.sizing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vireo.model.ByteSize;
import org.vireo.spi.report.ReportValue;

/**
 * What some findings save. Immutable.
 *
 * @param found how many
 * @param vcpus fewer
 * @param memory fewer bytes
 * @param disks fewer bytes
 * @param money a month, where prices are known
 */
record Saved(int found, int vcpus, long memory, long disks, Optional<BigDecimal> money) {
    static final Saved NOTHING = new Saved(0, 0, 0, 0, Optional.empty());

    /** With one finding more. */
    Saved and(int moreVcpus, long moreMemory, long moreDisks, Optional<BigDecimal> more) {
        return and(new Saved(1, moreVcpus, moreMemory, moreDisks, more));
    }

    /** Both together. */
    Saved and(Saved other) {
        var sum = money.isPresent() && other.money.isPresent()
                ? Optional.of(money.get().add(other.money.get()))
                : money.or(other::money);
        return new Saved(found + other.found, vcpus + other.vcpus, memory + other.memory, disks + other.disks, sum);
    }

    /** As a row; without a name it is the sum of all. */
    List<ReportValue> row(String finding, Locale locale) {
        return List.of(
                finding.isEmpty()
                        ? ReportValue.MISSING
                        : new ReportValue.Text(SizingReports.TEXTS.text("finding." + finding, locale)),
                new ReportValue.Whole(found),
                new ReportValue.Whole(vcpus),
                new ReportValue.Size(new ByteSize(memory)),
                new ReportValue.Size(new ByteSize(disks)),
                money.<ReportValue>map(ReportValue.Decimal::new).orElse(ReportValue.MISSING));
    }
}
