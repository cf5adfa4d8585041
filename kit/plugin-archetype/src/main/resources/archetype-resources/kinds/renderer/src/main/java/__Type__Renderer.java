package ${package};

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.spi.report.ReportColumn;
import org.vireo.spi.report.ReportModel;
import org.vireo.spi.report.ReportRenderer;
import org.vireo.spi.report.ReportSection;

/** Reports as plain text, one line for each row. */
@Component(property = "vireo.type=${type}")
public final class ${Type}Renderer implements ReportRenderer {
    /** Keeps no state. */
    @Activate
    public ${Type}Renderer() {}

    @Override
    public String type() {
        return "${type}";
    }

    @Override
    public String mediaType() {
        return "text/plain;charset=UTF-8";
    }

    @Override
    public void render(ReportModel model, Locale locale, OutputStream out) throws IOException {
        var cells = new Cells(locale, model.zone());
        line(out, model.title());
        line(out, model.description());
        for (var parameter : model.parameters()) {
            line(out, parameter.label() + ": " + parameter.value());
        }
        for (var section : model.sections()) {
            if (section instanceof ReportSection.Words words) {
                line(out, words.text());
            } else if (section instanceof ReportSection.Table table) {
                table(out, table, cells);
            }
        }
    }

    private static void table(OutputStream out, ReportSection.Table table, Cells cells) throws IOException {
        line(out, "");
        line(out, table.title());
        line(out, table.columns().stream().map(ReportColumn::label).collect(Collectors.joining(" | ")));
        for (var row : table.rows()) {
            line(out, row.stream().map(cells::text).collect(Collectors.joining(" | ")));
        }
        line(out, table.totals().stream().map(cells::text).collect(Collectors.joining(" | ")));
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
