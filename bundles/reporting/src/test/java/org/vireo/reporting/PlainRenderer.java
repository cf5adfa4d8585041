package org.vireo.reporting;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.vireo.spi.report.ReportModel;
import org.vireo.spi.report.ReportRenderer;
import org.vireo.spi.report.ReportSection.Table;

/** Values, one after the other. */
final class PlainRenderer implements ReportRenderer {
    @Override
    public String type() {
        return "plain";
    }

    @Override
    public String mediaType() {
        return "text/plain";
    }

    @Override
    public void render(ReportModel model, Locale locale, OutputStream out) throws IOException {
        for (var section : model.sections()) {
            out.write(((Table) section).rows().toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
