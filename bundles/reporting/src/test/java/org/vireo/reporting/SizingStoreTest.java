package org.vireo.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.report.AddPriceList;
import org.vireo.engine.api.report.Price;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ByteSize;
import org.vireo.model.PriceListId;
import org.vireo.reporting.billing.Billed;
import org.vireo.reporting.sizing.SizingReports;
import org.vireo.reporting.sizing.Snapshots;
import org.vireo.spi.report.ReportModel;
import org.vireo.spi.report.ReportSection.Table;
import org.vireo.spi.report.ReportSection.Words;
import org.vireo.spi.report.ReportValue;

/** What could be saved of a month that was made up. */
class SizingStoreTest {
    private static Month month;
    private static TestStore store;
    private static SizingReports reports;

    @BeforeAll
    static void make() throws Exception {
        month = Month.whole();
        store = new TestStore();
        var billed = new Billed(store, Clock.fixed(Month.NOW, ZoneOffset.UTC));
        billed.add(new AddPriceList(
                PriceListId.random(),
                "standard",
                "2026-01",
                "EUR",
                List.of(
                        Price.of("vcpu_hour", "0.01"),
                        Price.of("memory_gib_hour", "0.002"),
                        Price.of("running_hour", "0.001"),
                        Price.of("storage_gib_month", "0.10"))));
        SnapshotsKept.of(store, month.ask("select md5('idle')::uuid"));
        reports = new SizingReports(billed.prices(), new Snapshots(store.inventory(), store.transactions()));
    }

    @AfterAll
    static void remove() {
        store.close();
    }

    private static ReportModel run(Map<String, String> wishes, Sighted sight) {
        var report = reports.reports().get(0);
        var asked = new Wishes(wishes, Locale.ENGLISH, ZoneId.of("UTC")).check(report, sight, Month.NOW);
        return new Run(month, 60).model(report, asked, Progress.NONE);
    }

    private static Optional<List<ReportValue>> row(ReportModel model, String table, String vm) {
        return model.sections().stream()
                .filter(section -> section instanceof Table one && one.title().equals(table))
                .flatMap(section -> ((Table) section).rows().stream())
                .filter(row -> row.get(0).equals(new ReportValue.Text(vm)))
                .findFirst();
    }

    private static ReportValue money(List<ReportValue> row) {
        return row.get(row.size() - 1);
    }

    private static ReportValue amount(String text) {
        return new ReportValue.Decimal(new BigDecimal(text));
    }

    @Test
    void findsWhatIsIdle() {
        var model = run(Map.of(), Sighted.ALL);
        var row = row(model, "Idle", "idle").orElseThrow();
        assertThat(row.get(2)).isEqualTo(new ReportValue.Percent(100));
        assertThat(row.get(3)).isEqualTo(new ReportValue.Percent(1));
        // (8 * 0.01 + 16 * 0.002 + 0.001) * 730
        assertThat(money(row)).isEqualTo(amount("82.49"));
        assertThat(row(model, "Idle", "busy-disk")).isEmpty();
        assertThat(row(model, "Idle", "unmeasured"))
                .as("its disk was not measured")
                .isEmpty();
    }

    @Test
    void findsWhatIsTooLarge() {
        var model = run(Map.of(), Sighted.ALL);
        var row = row(model, "Too large", "oversized").orElseThrow();
        assertThat(row.get(5)).isEqualTo(new ReportValue.Whole(8));
        assertThat(row.get(6)).as("20 % of 8 / 0.8").isEqualTo(new ReportValue.Whole(2));
        assertThat(row.get(10)).as("25 % of 16 GiB / 0.8").isEqualTo(new ReportValue.Size(new ByteSize(5L << 30)));
        // (6 * 0.01 + 11 * 0.002) * 730
        assertThat(money(row)).isEqualTo(amount("59.86"));
        assertThat(row(model, "Too large", "peaks"))
                .as("its peaks need all it has")
                .isEmpty();
    }

    @Test
    void findsWhatIsOffAndKeepsDisks() {
        var row = row(run(Map.of(), Sighted.ALL), "Off, with disks", "off").orElseThrow();
        assertThat(row.get(3)).isEqualTo(new ReportValue.Size(new ByteSize(50L << 30)));
        assertThat(money(row)).isEqualTo(amount("5.00"));
    }

    @Test
    void judgesNobodyOnAFewDays() {
        var model = run(Map.of(), Sighted.ALL);
        assertThat(model.sections().toString()).doesNotContain("value=new]");
        assertThat(((Words) model.sections().get(1)).text())
                .contains("1 of 35 were not")
                .contains("standard in EUR");
        assertThat(row(run(Map.of("days_looked", "2"), Sighted.ALL), "Too large", "new"))
                .as("up for fewer hours than are needed")
                .isEmpty();
        assertThat(row(run(Map.of("days_looked", "2", "least_hours", "40"), Sighted.ALL), "Too large", "new"))
                .isPresent();
    }

    @Test
    void findsSnapshotsThatAreOldOrLarge() {
        var model = run(Map.of(), Sighted.ALL);
        var snapshots = (Table) model.sections().get(model.sections().size() - 1);
        assertThat(snapshots.rows())
                .extracting(row -> ((ReportValue.Text) row.get(1)).value())
                .containsExactly("old", "large");
        assertThat(snapshots.rows().get(1).get(4)).isEqualTo(new ReportValue.Size(new ByteSize(60L << 30)));
    }

    @Test
    void addsUpWhatIsFound() {
        var savings = (Table) run(Map.of(), Sighted.ALL).sections().get(0);
        var sum = savings.rows().stream()
                .map(SizingStoreTest::money)
                .filter(value -> value instanceof ReportValue.Decimal)
                .map(value -> ((ReportValue.Decimal) value).value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(money(savings.totals())).isEqualTo(new ReportValue.Decimal(sum));
    }

    @Test
    void tellsNothingToThoseWhoMaySeeNothing() {
        var model = run(Map.of(), kind -> Optional.of(Set.of()));
        assertThat(model.sections()).hasSize(2);
        assertThat(((Table) model.sections().get(0)).totals().get(1)).isEqualTo(new ReportValue.Whole(0));
    }
}
