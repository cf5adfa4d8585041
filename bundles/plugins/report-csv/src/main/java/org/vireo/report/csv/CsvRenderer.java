package org.vireo.report.csv;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.spi.report.ReportModel;
import org.vireo.spi.report.ReportRenderer;
import org.vireo.spi.report.ReportSection;
import org.vireo.spi.report.ReportSection.Table;

/** Reports as comma-separated values by RFC 4180, for programs: numbers and moments are the same in every language. Immutable. */
@Component(property = "vireo.type=csv")
public final class CsvRenderer implements ReportRenderer {
    /** Tells spreadsheets that this is UTF-8. */
    private static final String MARK = "\uFEFF";

    private static final String END = "\r\n";

    /** Keeps no state. */
    @Activate
    public CsvRenderer() {}

    @Override
    public String type() {
        return "csv";
    }

    @Override
    public String mediaType() {
        return "text/csv;charset=UTF-8";
    }

    @Override
    public void render(ReportModel model, Locale locale, OutputStream out) throws IOException {
        var cells = new Cells(model.zone());
        write(out, MARK);
        line(out, List.of(Cells.quoted(model.title())));
        for (var parameter : model.parameters()) {
            line(out, List.of(Cells.quoted(parameter.label()), Cells.quoted(parameter.value())));
        }
        for (var section : model.sections()) {
            write(out, END);
            if (section instanceof ReportSection.Words words) {
                line(out, List.of(Cells.quoted(words.text())));
            } else if (section instanceof Table table) {
                table(out, table, cells);
            }
        }
    }

    private static void table(OutputStream out, Table table, Cells cells) throws IOException {
        if (!table.title().isEmpty()) {
            line(out, List.of(Cells.quoted(table.title())));
        }
        line(out, table.columns().stream().map(Cells::head).toList());
        for (var row : table.rows()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("the report was ended before it was written");
            }
            line(out, row.stream().map(cells::text).toList());
        }
        if (!table.totals().isEmpty()) {
            line(out, table.totals().stream().map(cells::text).toList());
        }
    }

    private static void line(OutputStream out, List<String> values) throws IOException {
        write(out, values.stream().collect(Collectors.joining(",", "", END)));
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
