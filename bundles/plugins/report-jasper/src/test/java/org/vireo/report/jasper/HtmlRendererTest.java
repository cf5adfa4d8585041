package org.vireo.report.jasper;

import java.nio.charset.StandardCharsets;
import org.vireo.spi.report.ReportRenderer;
import org.vireo.testkit.ReportRendererContract;

class HtmlRendererTest extends ReportRendererContract {
    private final ReportRenderer renderer = new HtmlRenderer(Configured.prints());

    @Override
    protected ReportRenderer renderer() {
        return renderer;
    }

    @Override
    protected String text(byte[] report) {
        return Markup.seen(new String(report, StandardCharsets.UTF_8));
    }
}
