package org.vireo.report.jasper;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRRuntimeException;
import net.sf.jasperreports.engine.JasperPrint;
import org.vireo.spi.report.ReportModel;

/**
 * Makes pages and hands them to what writes them, where the library finds its own parts. Thread-safe.
 *
 * @param prints lays out
 * @param paged whether there are pages
 * @param writer of a form
 */
record Loaded(Prints prints, boolean paged, Writer writer) {
    void render(ReportModel model, Locale locale, OutputStream out) throws IOException {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(Loaded.class.getClassLoader());
        try {
            out.write(writer.write(prints.of(model, locale, paged), prints.fonts()));
        } catch (JRException | JRRuntimeException e) {
            throw new IOException("The report '" + model.title() + "' cannot be written: " + e.getMessage(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Writes pages in one form. */
    interface Writer {
        byte[] write(List<JasperPrint> pages, Fonts fonts) throws JRException, IOException;
    }
}
