package org.vireo.reporting.forecast;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.spi.report.ReportDefinition;
import org.vireo.spi.report.ReportFile;
import org.vireo.spi.report.ReportSource;
import org.vireo.spi.report.ReportTexts;

/** The report that tells when capacity runs out. Immutable. */
@Component
public final class ForecastReports implements ReportSource {
    static final ReportTexts TEXTS =
            new ReportTexts("org/vireo/reporting/forecast/texts", ForecastReports.class.getClassLoader());

    private final List<ReportDefinition> reports = ReportFile.read(
            ForecastReports.class, TEXTS, List.of("capacity-forecast"), Map.of("forecast", new ForecastStep()));

    /** Reads it. */
    @Activate
    public ForecastReports() {}

    @Override
    public List<ReportDefinition> reports() {
        return reports;
    }
}
