package org.vireo.reporting.billing;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.spi.report.ReportDefinition;
import org.vireo.spi.report.ReportFile;
import org.vireo.spi.report.ReportSource;
import org.vireo.spi.report.ReportTexts;

/** The report that tells who pays what. Immutable. */
@Component(service = ReportSource.class)
public final class BillingReports implements ReportSource {
    static final ReportTexts TEXTS =
            new ReportTexts("org/vireo/reporting/billing/texts", BillingReports.class.getClassLoader());

    private final List<ReportDefinition> reports;

    /** By the price lists and owners that the engine knows. */
    @Activate
    public BillingReports(@Reference PriceLists prices, @Reference Owners owners) {
        reports = ReportFile.read(
                BillingReports.class,
                TEXTS,
                List.of("charge-back"),
                Map.of("charge-back", new ChargeBack(prices::of, owners::names)));
    }

    @Override
    public List<ReportDefinition> reports() {
        return reports;
    }
}
