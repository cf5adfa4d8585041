package org.vireo.report.jasper;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.export.HtmlExporter;
import net.sf.jasperreports.engine.export.HtmlResourceHandler;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleHtmlExporterOutput;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.spi.report.ReportModel;
import org.vireo.spi.report.ReportRenderer;

/** Reports as one page for browsers, with pictures inside. Thread-safe. */
@Component(property = "vireo.type=html")
public final class HtmlRenderer implements ReportRenderer {
    private final Loaded loaded;

    /** On pages that are laid out there. */
    @Activate
    public HtmlRenderer(@Reference Prints prints) {
        loaded = new Loaded(prints, false, HtmlRenderer::write);
    }

    @Override
    public String type() {
        return "html";
    }

    @Override
    public String mediaType() {
        return "text/html;charset=UTF-8";
    }

    @Override
    public void render(ReportModel model, Locale locale, OutputStream out) throws IOException {
        loaded.render(model, locale, out);
    }

    private static byte[] write(List<JasperPrint> pages, Fonts fonts) throws JRException {
        var text = new StringBuilder();
        var exporter = new HtmlExporter(fonts.context());
        exporter.setExporterInput(SimpleExporterInput.getInstance(pages));
        var output = new SimpleHtmlExporterOutput(text);
        output.setImageHandler(new Inside());
        exporter.setExporterOutput(output);
        exporter.exportReport();
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Puts pictures into the page. Confined to one thread. */
    private static final class Inside implements HtmlResourceHandler {
        private final Map<String, String> pictures = new HashMap<>();

        @Override
        public String getResourcePath(String id) {
            return pictures.getOrDefault(id, "");
        }

        @Override
        public void handleResource(String id, byte[] data) {
            var type = data.length > 1 && (data[0] & 0xff) == 0xff ? "image/jpeg" : "image/png";
            pictures.put(id, "data:" + type + ";base64," + Base64.getEncoder().encodeToString(data));
        }
    }
}
