package org.vireo.report.jasper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.spi.report.ReportModel;
import org.vireo.spi.report.ReportRenderer;

/** Reports as PDF, with fonts inside. Thread-safe. */
@Component(property = "vireo.type=pdf")
public final class PdfRenderer implements ReportRenderer {
    private final Loaded loaded;

    /** On pages that are laid out there. */
    @Activate
    public PdfRenderer(@Reference Prints prints) {
        loaded = new Loaded(prints, true, PdfRenderer::write);
    }

    @Override
    public String type() {
        return "pdf";
    }

    @Override
    public String mediaType() {
        return "application/pdf";
    }

    @Override
    public void render(ReportModel model, Locale locale, OutputStream out) throws IOException {
        loaded.render(model, locale, out);
    }

    private static byte[] write(List<JasperPrint> pages, Fonts fonts) throws JRException {
        var bytes = new ByteArrayOutputStream();
        var exporter = new JRPdfExporter(fonts.context());
        var configuration = new SimplePdfExporterConfiguration();
        configuration.setMetadataCreator("Vireo");
        exporter.setConfiguration(configuration);
        exporter.setExporterInput(SimpleExporterInput.getInstance(pages));
        exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(bytes));
        exporter.exportReport();
        return Steady.pdf(bytes.toByteArray());
    }
}
