package org.vireo.reporting.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.report.AddPriceList;
import org.vireo.engine.api.report.Price;
import org.vireo.model.PriceListId;

class PriceRulesTest {
    private static final String ID = "00000000-0000-0000-0000-000000000001";

    private static String wrong(String month, String currency, Price... prices) {
        return PriceRules.wrong(new AddPriceList(PriceListId.random(), "standard", month, currency, List.of(prices)))
                .orElse("");
    }

    private static String wrong(Price... prices) {
        return wrong("2026-12", "EUR", prices);
    }

    @Test
    void saysWhatIsWrong() {
        var vcpu = Price.of("vcpu_hour", "0.01");
        assertThat(wrong(vcpu)).isEmpty();
        assertThat(wrong("2026-13", "EUR", vcpu)).contains("not from '2026-13'");
        assertThat(wrong("2026-12-01", "EUR", vcpu)).contains("a month such as 2026-12");
        assertThat(wrong("2026-12", "eur", vcpu)).contains("'eur' is no currency");
        assertThat(wrong("2026-12", "XAU", vcpu)).contains("'XAU' is no currency");
        assertThat(wrong()).contains("1 to 1000 prices");
        assertThat(wrong(vcpu, Price.of("gpu_hour", "1"))).contains("Price 2: 'gpu_hour' is none of");
        assertThat(wrong(Price.of("vcpu_hour", "-1"))).contains("'-1' is no amount");
        assertThat(wrong(Price.of("vcpu_hour", "1e9"))).contains("'1e9' is no amount");
        assertThat(wrong(vcpu, Price.of("vcpu_hour", "0.02"))).contains("Price 2: there is another one");
        assertThat(wrong(new Price("vcpu_hour", "1", ID, "gold", "", ""))).contains("for one cluster, tag");
        assertThat(wrong(new Price("vcpu_hour", "1", "", "", "", "nfs"))).contains("only storage_gib_month");
        assertThat(wrong(new Price("vcpu_hour", "1", "Default", "", "", ""))).contains("'Default' is not an id");
    }

    @Test
    void takesThePriceThatIsClosest() {
        var tariff = new Tariff(
                YearMonth.of(2026, 1),
                Currency.getInstance("EUR"),
                List.of(
                        Price.of("storage_gib_month", "0.10"),
                        new Price("storage_gib_month", "0.20", "", "", "", "nfs"),
                        new Price("storage_gib_month", "0.30", "", "", ID, ""),
                        new Price("storage_gib_month", "0.05", "", "gold", "", ""),
                        new Price("storage_gib_month", "0.06", "", "silver", "", "")));
        var item = Item.STORAGE_GIB_MONTH;
        assertThat(tariff.price(item, new Bought("", Set.of(), "", "iscsi"))).isEqualTo(new BigDecimal("0.10"));
        assertThat(tariff.price(item, new Bought("", Set.of(), "", "nfs"))).isEqualTo(new BigDecimal("0.20"));
        assertThat(tariff.price(item, new Bought("", Set.of(), ID, "nfs"))).isEqualTo(new BigDecimal("0.30"));
        assertThat(tariff.price(item, new Bought("", Set.of("gold", "silver"), ID, "nfs")))
                .isEqualTo(new BigDecimal("0.06"));
        assertThat(tariff.price(Item.VCPU_HOUR, new Bought("", Set.of(), "", "")))
                .isZero();
    }

    @Test
    void roundsHalvesUpOnceForTheQuantityAndOnceForTheAmount() {
        var line = new Line("p", "", "", YearMonth.of(2026, 2), Item.VCPU_HOUR, new BigDecimal("0.5"));
        assertThat(line.quantity(new BigDecimal("36"))).isEqualTo(new BigDecimal("0.0100"));
        assertThat(line.amount(new BigDecimal("36"), 2)).isEqualTo(new BigDecimal("0.01"));
        assertThat(line.amount(new BigDecimal("36"), 0)).isEqualTo(new BigDecimal("0"));
        var stored = new Line("p", "", "", YearMonth.of(2026, 2), Item.STORAGE_GIB_MONTH, BigDecimal.ONE);
        assertThat(stored.quantity(BigDecimal.valueOf(1024L * 86_400 * 28))).isEqualTo(new BigDecimal("1.0000"));
    }
}
