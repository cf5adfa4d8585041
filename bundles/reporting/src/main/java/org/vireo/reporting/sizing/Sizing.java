package org.vireo.reporting.sizing;

import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.vireo.model.ByteSize;
import org.vireo.reporting.billing.PriceLists;
import org.vireo.reporting.billing.Tariff;
import org.vireo.spi.report.ReportAnswer;
import org.vireo.spi.report.ReportAsked;
import org.vireo.spi.report.ReportParameter.Kind;
import org.vireo.spi.report.ReportPart;
import org.vireo.spi.report.ReportStep;

/** Looks for what could be saved. Thread-safe. */
final class Sizing implements ReportStep {
    private final PriceLists prices;
    private final Supplier<List<Kept>> snapshots;

    Sizing(PriceLists prices, Supplier<List<Kept>> snapshots) {
        this.prices = prices;
        this.snapshots = snapshots;
    }

    @Override
    public List<ReportPart> compute(ReportAsked asked, Map<String, ReportAnswer> answers) {
        var rules = Rules.of(asked);
        var names = prices.names();
        Optional<Tariff> tariff =
                names.isEmpty() || (names.size() > 1 && asked.text("price_list").isEmpty())
                        ? Optional.empty()
                        : prices.of(asked.text("price_list"))
                                .in(YearMonth.from(asked.now().atZone(ZoneOffset.UTC)));
        var found = found(answers, rules, new Money(tariff), asked.locale());
        for (var kept : snapshots.get()) {
            var age = Duration.between(kept.taken(), asked.now()).toDays();
            boolean large = kept.size().bytes() >= asked.number("snapshot_gib") << 30;
            if (asked.tells(Kind.VMS, kept.vm()) && (age >= asked.number("snapshot_days") || large)) {
                found.snapshot(kept, age);
            }
        }
        var parts = new ArrayList<>(found.parts());
        parts.add(1, ReportPart.words(words(asked, found, tariff, names)));
        return parts;
    }

    private static Findings found(Map<String, ReportAnswer> answers, Rules rules, Money money, Locale locale) {
        var disks = answers.get("disks").read().stream().collect(Collectors.groupingBy(row -> row.text("vm_id")));
        var found = new Findings(rules, locale);
        for (var row : answers.get("machines").read()) {
            var machine = Machine.of(row);
            int vcpus = machine.vcpus() - rules.vcpus(machine);
            double memory = machine.memory() - rules.memory(machine);
            if (!rules.known(machine)) {
                found.unknown();
            } else if (rules.off(machine)) {
                var its = disks.getOrDefault(machine.id(), List.of());
                found.off(
                        machine,
                        mib(its.stream()
                                .mapToDouble(disk -> disk.figure("size"))
                                .sum()),
                        money.disks(machine, its));
            } else if (rules.idle(machine)) {
                found.idle(machine, money.running(machine, machine.vcpus(), machine.memory(), true));
            } else if (vcpus > 0 || memory > 0) {
                found.oversized(machine, vcpus, mib(memory), money.running(machine, vcpus, memory, false));
            } else {
                found.fine();
            }
        }
        return found;
    }

    private static ByteSize mib(double mib) {
        return new ByteSize(Math.round(mib * 1024 * 1024));
    }

    private static String words(ReportAsked asked, Findings found, Optional<Tariff> tariff, List<String> names) {
        var texts = SizingReports.TEXTS;
        var how = String.format(asked.locale(), texts.text("how", asked.locale()), found.unjudged(), found.machines());
        var name = asked.text("price_list").isEmpty() && names.size() == 1 ? names.get(0) : asked.text("price_list");
        return how + "\n"
                + tariff.map(prices -> String.format(
                                asked.locale(),
                                texts.text("money", asked.locale()),
                                name,
                                prices.currency().getCurrencyCode()))
                        .orElseGet(() ->
                                texts.text(names.size() > 1 && name.isEmpty() ? "several" : "free", asked.locale()));
    }
}
