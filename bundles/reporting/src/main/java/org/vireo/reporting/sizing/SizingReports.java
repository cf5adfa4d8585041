package org.vireo.reporting.sizing;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.reporting.billing.PriceLists;
import org.vireo.spi.report.ReportDefinition;
import org.vireo.spi.report.ReportFile;
import org.vireo.spi.report.ReportSource;
import org.vireo.spi.report.ReportTexts;

/** The report that tells what could be saved. Immutable. */
@Component(service = ReportSource.class)
public final class SizingReports implements ReportSource {
    static final ReportTexts TEXTS =
            new ReportTexts("org/vireo/reporting/sizing/texts", SizingReports.class.getClassLoader());

    private final List<ReportDefinition> reports;

    /** By the prices and snapshots that the engine knows. */
    @Activate
    public SizingReports(@Reference PriceLists prices, @Reference Snapshots snapshots) {
        reports = ReportFile.read(
                SizingReports.class,
                TEXTS,
                List.of("idle-and-oversized"),
                Map.of("sizing", new Sizing(prices, snapshots::kept)));
    }

    @Override
    public List<ReportDefinition> reports() {
        return reports;
    }
}
