package org.vireo.report.jasper;

import java.util.function.Supplier;
import org.vireo.spi.report.ReportRenderer;

/** The PDF of usual settings, for measurements of reports. */
public final class BenchedPdf implements Supplier<ReportRenderer> {
    @Override
    public ReportRenderer get() {
        return new PdfRenderer(Configured.prints());
    }
}
