package ${package};

import java.nio.charset.StandardCharsets;
import org.vireo.spi.report.ReportRenderer;
import org.vireo.testkit.ReportRendererContract;

class ${Type}RendererTest extends ReportRendererContract {
    @Override
    protected ReportRenderer renderer() {
        return new ${Type}Renderer();
    }

    @Override
    protected String text(byte[] report) {
        return new String(report, StandardCharsets.UTF_8);
    }
}
