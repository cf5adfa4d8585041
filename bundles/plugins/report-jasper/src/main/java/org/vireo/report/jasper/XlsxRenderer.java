package org.vireo.report.jasper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.export.ooxml.JRXlsxExporter;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.export.SimpleXlsxReportConfiguration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.spi.report.ReportModel;
import org.vireo.spi.report.ReportRenderer;

/** Reports for spreadsheets: a sheet for each table, numbers as numbers. Thread-safe. */
@Component(property = "vireo.type=xlsx")
public final class XlsxRenderer implements ReportRenderer {
    private final Loaded loaded;

    /** On pages that are laid out there. */
    @Activate
    public XlsxRenderer(@Reference Prints prints) {
        loaded = new Loaded(prints, false, XlsxRenderer::write);
    }

    @Override
    public String type() {
        return "xlsx";
    }

    @Override
    public String mediaType() {
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    }

    @Override
    public void render(ReportModel model, Locale locale, OutputStream out) throws IOException {
        loaded.render(model, locale, out);
    }

    private static byte[] write(List<JasperPrint> pages, Fonts fonts) throws JRException, IOException {
        var bytes = new ByteArrayOutputStream();
        var exporter = new JRXlsxExporter(fonts.context());
        var configuration = new SimpleXlsxReportConfiguration();
        configuration.setOnePagePerSheet(true);
        configuration.setDetectCellType(true);
        configuration.setRemoveEmptySpaceBetweenRows(true);
        configuration.setWhitePageBackground(false);
        exporter.setConfiguration(configuration);
        exporter.setExporterInput(SimpleExporterInput.getInstance(pages));
        exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(bytes));
        exporter.exportReport();
        return Steady.zip(bytes.toByteArray());
    }
}
