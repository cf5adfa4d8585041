package org.vireo.testkit;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.vireo.model.ByteSize;
import org.vireo.spi.report.ReportChart;
import org.vireo.spi.report.ReportColumn;
import org.vireo.spi.report.ReportColumn.Kind;
import org.vireo.spi.report.ReportModel;
import org.vireo.spi.report.ReportSection;
import org.vireo.spi.report.ReportValue;

/** Reports for tests. */
final class Reports {
    static final List<ReportColumn> NAMES = List.of(new ReportColumn("name", "Name", Kind.TEXT));

    private static final Instant MADE = Instant.parse("2026-02-28T23:30:00Z");

    private Reports() {}

    static ReportModel of(ReportSection... sections) {
        return new ReportModel(
                "Usage of hosts",
                "What hosts did",
                MADE,
                ZoneId.of("Europe/Berlin"),
                List.of(new ReportModel.Parameter("Cluster", "Default")),
                List.of(sections));
    }

    static List<ReportValue> row(String name) {
        return List.of(new ReportValue.Text(name));
    }

    /** One with values of all kinds, totals and charts of all shapes. */
    static ReportModel everything() {
        var columns = List.of(
                new ReportColumn("host", "Host", Kind.TEXT),
                new ReportColumn("vms", "VMs", Kind.WHOLE),
                new ReportColumn("load", "Load", Kind.DECIMAL),
                new ReportColumn("cpu", "CPU", Kind.PERCENT),
                new ReportColumn("memory", "Memory", Kind.SIZE),
                new ReportColumn("up_time", "Up for", Kind.SPAN),
                new ReportColumn("since", "Since", Kind.MOMENT),
                new ReportColumn("healthy", "Healthy", Kind.FLAG));
        List<ReportValue> known = List.of(
                new ReportValue.Text("alpha"),
                new ReportValue.Whole(42),
                new ReportValue.Decimal(new BigDecimal("1234.50")),
                new ReportValue.Percent(12.5),
                new ReportValue.Size(ByteSize.ofGiB(64)),
                new ReportValue.Span(Duration.ofHours(50)),
                new ReportValue.Moment(MADE),
                new ReportValue.Flag(true));
        var unknown = columns.stream().map(column -> ReportValue.MISSING).toList();
        var charts = List.of(ReportChart.Shape.values()).stream()
                .map(shape -> new ReportChart(shape.name(), shape, "host", List.of("vms")))
                .toList();
        var table = new ReportSection.Table("Hosts", columns, List.of(known, unknown), unknown, charts);
        return of(new ReportSection.Words("A few words\nin two paragraphs"), table);
    }
}
