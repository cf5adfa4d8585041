package org.vireo.report.jasper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipInputStream;
import org.vireo.spi.report.ReportRenderer;
import org.vireo.testkit.ReportRendererContract;

class XlsxRendererTest extends ReportRendererContract {
    private final ReportRenderer renderer = new XlsxRenderer(Configured.prints());

    @Override
    protected ReportRenderer renderer() {
        return renderer;
    }

    @Override
    protected String text(byte[] report) throws IOException {
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(report))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().matches("xl/(sharedStrings|worksheets/.*)\\.xml")) {
                    text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return Markup.seen(text.toString());
    }
}
