package org.vireo.reporting.sizing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vireo.model.ByteSize;
import org.vireo.spi.report.ReportPart;
import org.vireo.spi.report.ReportValue;

/** What was found, as rows of tables. Confined to one thread. */
final class Findings {
    private static final double KIB = 1024;
    private static final double MIB = KIB * KIB;

    private final Rules rules;
    private final Locale locale;
    private final Map<String, List<List<ReportValue>>> tables = new LinkedHashMap<>();
    private final Map<String, Saved> saved = new LinkedHashMap<>();
    private int machines;
    private int unknown;

    /** Nothing yet. */
    Findings(Rules rules, Locale locale) {
        this.rules = rules;
        this.locale = locale;
        for (var table : List.of("idle", "oversized", "off", "snapshots")) {
            tables.put(table, new ArrayList<>());
            saved.put(table, Saved.NOTHING);
        }
    }

    void unknown() {
        machines++;
        unknown++;
    }

    void fine() {
        machines++;
    }

    int machines() {
        return machines;
    }

    int unjudged() {
        return unknown;
    }

    void idle(Machine machine, Optional<BigDecimal> money) {
        var row = begun(machine);
        row.add(share(machine.cpuUsual(), machine.vcpus()));
        row.add(share(machine.cpuPeak(), machine.vcpus()));
        row.add(kib(machine.diskUsual()));
        row.add(kib(machine.networkUsual()));
        row.add(new ReportValue.Whole(machine.vcpus()));
        row.add(bytes(machine.memory() * MIB));
        row.add(amount(money));
        end("idle", row, machine.vcpus(), Math.round(machine.memory() * MIB), 0, money);
    }

    void oversized(Machine machine, int vcpus, ByteSize memory, Optional<BigDecimal> money) {
        var row = begun(machine);
        row.add(share(machine.cpuUsual(), machine.vcpus()));
        row.add(share(machine.cpuPeak(), machine.vcpus()));
        row.add(new ReportValue.Whole(machine.vcpus()));
        row.add(vcpus == 0 ? ReportValue.MISSING : new ReportValue.Whole(machine.vcpus() - vcpus));
        row.add(share(machine.memoryUsual(), machine.memory()));
        row.add(share(machine.memoryPeak(), machine.memory()));
        row.add(bytes(machine.memory() * MIB));
        row.add(memory.bytes() == 0 ? ReportValue.MISSING : bytes(machine.memory() * MIB - memory.bytes()));
        row.add(amount(money));
        end("oversized", row, vcpus, memory.bytes(), 0, money);
    }

    void off(Machine machine, ByteSize disks, Optional<BigDecimal> money) {
        var row = begun(machine);
        row.add(new ReportValue.Size(disks));
        row.add(amount(money));
        end("off", row, 0, 0, disks.bytes(), money);
    }

    void snapshot(Kept kept, long age) {
        var row = new ArrayList<ReportValue>();
        row.add(new ReportValue.Text(kept.machine()));
        row.add(new ReportValue.Text(kept.description()));
        row.add(new ReportValue.Moment(kept.taken()));
        row.add(new ReportValue.Whole(age));
        row.add(new ReportValue.Size(kept.size()));
        tables.get("snapshots").add(row);
        saved.compute("snapshots", (key, one) -> one.and(0, 0, 0, Optional.empty()));
    }

    private List<ReportValue> begun(Machine machine) {
        machines++;
        var row = new ArrayList<ReportValue>();
        row.add(new ReportValue.Text(machine.name()));
        row.add(new ReportValue.Text(machine.cluster()));
        row.add(new ReportValue.Percent(rules.coverage(machine)));
        return row;
    }

    private void end(
            String table, List<ReportValue> row, int vcpus, long memory, long disks, Optional<BigDecimal> money) {
        tables.get(table).add(row);
        saved.compute(table, (key, one) -> one.and(vcpus, memory, disks, money));
    }

    /** The tables that have something, below what is saved in all. */
    List<ReportPart> parts() {
        var parts = new ArrayList<ReportPart>();
        var rows = new ArrayList<List<ReportValue>>();
        var all = Saved.NOTHING;
        for (var one : saved.entrySet()) {
            rows.add(one.getValue().row(one.getKey(), locale));
            all = all.and(one.getValue());
        }
        parts.add(new ReportPart("savings", "", rows, all.row("", locale)));
        tables.forEach((table, found) -> {
            if (!found.isEmpty()) {
                parts.add(ReportPart.table(table, found));
            }
        });
        return parts;
    }

    private static ReportValue share(double part, double all) {
        return Double.isNaN(part) || all <= 0 ? ReportValue.MISSING : new ReportValue.Percent(100 * part / all);
    }

    private static ReportValue kib(double rate) {
        return Double.isNaN(rate) ? ReportValue.MISSING : new ReportValue.Whole(Math.round(rate / KIB));
    }

    private static ReportValue bytes(double bytes) {
        return Double.isNaN(bytes) ? ReportValue.MISSING : new ReportValue.Size(new ByteSize(Math.round(bytes)));
    }

    private static ReportValue amount(Optional<BigDecimal> money) {
        return money.<ReportValue>map(ReportValue.Decimal::new).orElse(ReportValue.MISSING);
    }
}
