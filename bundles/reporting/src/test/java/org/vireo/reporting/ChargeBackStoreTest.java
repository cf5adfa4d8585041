package org.vireo.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.PredefinedRoles;
import org.vireo.engine.api.report.AddPriceList;
import org.vireo.engine.api.report.Price;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.PriceListId;
import org.vireo.reporting.billing.Billed;
import org.vireo.spi.report.ReportModel;
import org.vireo.spi.report.ReportSection.Table;
import org.vireo.spi.report.ReportSection.Words;
import org.vireo.spi.report.ReportValue;

/** What a month that was made up costs. */
class ChargeBackStoreTest {
    private static final String NOVEMBER = "2026-11-01/2026-11-28";

    private static Month month;
    private static TestStore store;
    private static Billed billed;

    @BeforeAll
    static void make() throws Exception {
        month = Month.whole();
        store = new TestStore();
        billed = new Billed(store, Clock.fixed(Month.NOW, ZoneOffset.UTC));
        var domain = month.ask("select md5('domain2')::uuid");
        assertThat(billed.add(prices(
                        "2026-11",
                        Price.of("vcpu_hour", "0.01"),
                        Price.of("memory_gib_hour", "0.002"),
                        Price.of("running_hour", "0.001"),
                        Price.of("storage_gib_month", "0.10"),
                        new Price("storage_gib_month", "0.30", "", "", domain, ""),
                        new Price("vcpu_hour", "0.02", "", "gold", "", ""))))
                .contains("Fine");
    }

    @AfterAll
    static void remove() {
        store.close();
    }

    private static AddPriceList prices(String from, Price... prices) {
        return new AddPriceList(PriceListId.random(), "standard", from, "EUR", List.of(prices));
    }

    private static ReportModel run(Map<String, String> wishes, Sighted sight) {
        var values = new HashMap<>(Map.of("period", NOVEMBER));
        values.putAll(wishes);
        var report = billed.reports().reports().get(0);
        var asked = new Wishes(values, Locale.ENGLISH, ZoneId.of("UTC")).check(report, sight, Month.NOW);
        return new Run(month, 60).model(report, asked, Progress.NONE);
    }

    private static Table payers(ReportModel model) {
        return (Table) model.sections().get(1);
    }

    private static Table lines(ReportModel model) {
        return (Table) model.sections().get(2);
    }

    private static List<String> texts(List<ReportValue> row) {
        return row.stream()
                .map(value -> value instanceof ReportValue.Text text
                        ? text.value()
                        : ((ReportValue.Decimal) value).value().toPlainString())
                .toList();
    }

    private static BigDecimal amount(List<ReportValue> row) {
        return ((ReportValue.Decimal) row.get(row.size() - 1)).value();
    }

    private static BigDecimal sum(Table table) {
        return table.rows().stream().map(ChargeBackStoreTest::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void addsUpWhateverTheView() {
        var totals = Set.of("cluster", "owner", "tag").stream()
                .map(payer -> run(Map.of("payer", payer), Sighted.ALL))
                .peek(model -> assertThat(sum(payers(model))).isEqualTo(sum(lines(model))))
                .peek(model -> assertThat(amount(payers(model).totals())).isEqualTo(sum(payers(model))))
                .peek(model -> assertThat(amount(lines(model).totals())).isEqualTo(sum(payers(model))))
                .toList();
        assertThat(totals).hasSize(3);
    }

    @Test
    void chargesWhatIsFoundByHand() throws Exception {
        var expected = month.ask("""
                select sum(round(round(hours, 4) * 0.01 * case when vm_id = md5('vm2')::uuid then 2 else 1 end, 2)) from (
                    select u.vm_id, sum(u.minutes_in_status * c.cpu_per_socket * c.number_of_sockets) / 60 as hours
                    from v4_5_statistics_vms_resources_usage_daily u
                    join v4_5_configuration_history_vms c on c.history_id = u.vm_configuration_version
                    where u.history_datetime >= '2026-11-01' and u.vm_status = 1
                    group by 1) t""");
        assertThat(texts(payers(run(Map.of(), Sighted.ALL)).totals().subList(1, 6))
                        .get(1))
                .isEqualTo(new BigDecimal(expected).toPlainString());
    }

    @Test
    void splitsWhatCostsDifferently() {
        var lines = lines(run(Map.of(), Sighted.ALL)).rows().stream()
                .map(ChargeBackStoreTest::texts)
                .filter(line -> line.get(1).equals("vm-5") && line.get(3).startsWith("Disks"))
                .toList();
        // 10 GiB for ten days of thirty at 0.30, then 20 GiB for eighteen days at 0.10
        assertThat(lines)
                .containsExactlyInAnyOrder(
                        List.of("Cluster 2", "vm-5", "2026-11", "Disks, GiB months", "3.3333", "0.30", "1.00"),
                        List.of("Cluster 2", "vm-5", "2026-11", "Disks, GiB months", "12.0000", "0.10", "1.20"));
    }

    @Test
    void chargesWhoeverHadTheTagThen() {
        var rows = payers(run(Map.of("payer", "tag", "tag_parent", "payers"), Sighted.ALL)).rows().stream()
                .map(ChargeBackStoreTest::texts)
                .toList();
        // two vCPUs of a gold machine for 14 days each; 6 GiB; disk 2 of 30 GiB on domain 1
        assertThat(rows)
                .contains(List.of("hr", "0.34", "13.44", "4.03", "1.40", "19.21"))
                .anySatisfy(row -> assertThat(row.get(0)).isEqualTo("(nobody)"))
                .anySatisfy(row ->
                        assertThat(row).startsWith("(disks of no machine)").endsWith("0.93"));
    }

    @Test
    void chargesOwners() throws Exception {
        billed.own(UUID.fromString(month.ask("select md5('vm3')::uuid")), "ann", PredefinedRoles.USER_VM_MANAGER);
        assertThat(payers(run(Map.of("payer", "owner"), Sighted.ALL)).rows())
                .extracting(row -> ((ReportValue.Text) row.get(0)).value())
                .contains("ann", "(nobody)");
    }

    @Test
    void countsWhatDisksTakeWhenAsked() {
        var line = lines(run(Map.of("disk_size", "actual"), Sighted.ALL)).rows().stream()
                .map(ChargeBackStoreTest::texts)
                .filter(one -> one.get(1).equals("vm-2") && one.get(3).startsWith("Disks"))
                .toList();
        assertThat(line).extracting(one -> one.get(4)).containsExactly("0.9333");
    }

    @Test
    void leavesMonthsThatAreOverAlone() {
        var before = run(Map.of(), Sighted.ALL).sections();
        assertThat(billed.add(prices("2026-10", Price.of("vcpu_hour", "9"))))
                .contains("begin in 2026-11 at the earliest");
        assertThat(billed.add(prices("2026-11", Price.of("vcpu_hour", "9")))).contains("has prices from 2026-11 on");
        assertThat(billed.add(prices("2026-12", Price.of("vcpu_hour", "9")))).contains("Fine");
        assertThat(run(Map.of(), Sighted.ALL).sections()).isEqualTo(before);
        var later = new Billed(store, Clock.fixed(Instant.parse("2027-01-05T00:00:00Z"), ZoneOffset.UTC));
        assertThat(later.remove("standard", "2026-12")).contains("count since 2026-12");
        assertThat(billed.remove("standard", "2026-12")).contains("Fine");
    }

    @Test
    void tellsForWhichMonthsThereAreNoPrices() {
        var model = run(Map.of("period", "2026-10-29/2026-11-28"), Sighted.ALL);
        assertThat(((Words) model.sections().get(0)).text()).contains("no prices for 2026-10");
        assertThat(sum(payers(model))).isEqualTo(sum(payers(run(Map.of(), Sighted.ALL))));
    }

    @Test
    void refusesListsThatThereAreNot() {
        assertThatThrownBy(() -> run(Map.of("price_list", "other"), Sighted.ALL))
                .hasMessage("There is no price list 'other': there are [standard].");
    }

    @Test
    void tellsNothingToThoseWhoMaySeeNothing() {
        var model = run(Map.of(), kind -> Optional.of(Set.of()));
        assertThat(payers(model).rows()).isEmpty();
        assertThat(lines(model).rows()).isEmpty();
    }
}
