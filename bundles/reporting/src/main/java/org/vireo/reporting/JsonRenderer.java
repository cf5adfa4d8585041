package org.vireo.reporting;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.spi.report.ReportColumn;
import org.vireo.spi.report.ReportModel;
import org.vireo.spi.report.ReportRenderer;
import org.vireo.spi.report.ReportSection;
import org.vireo.spi.report.ReportSection.Table;
import org.vireo.spi.report.ReportValue;

/**
 * Reports as JSON, for programs: rows are objects by the keys of columns; sizes are bytes, spans seconds, moments those of ISO 8601, decimals texts (so
 * that they stay exact), and what is not known is null. Immutable.
 */
@Component(property = "vireo.type=json")
public final class JsonRenderer implements ReportRenderer {
    private static final JsonFactory JSON = new JsonFactory();

    /** Keeps no state. */
    @Activate
    public JsonRenderer() {}

    @Override
    public String type() {
        return "json";
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public void render(ReportModel model, Locale locale, OutputStream out) throws IOException {
        try (var json = JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            json.writeStartObject();
            json.writeStringField("title", model.title());
            json.writeStringField("description", model.description());
            json.writeStringField("made", model.made().toString());
            json.writeStringField("timezone", model.zone().getId());
            json.writeArrayFieldStart("parameters");
            for (var parameter : model.parameters()) {
                json.writeStartObject();
                json.writeStringField("label", parameter.label());
                json.writeStringField("value", parameter.value());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("sections");
            for (var section : model.sections()) {
                section(json, section);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void section(JsonGenerator json, ReportSection section) throws IOException {
        json.writeStartObject();
        if (section instanceof ReportSection.Words words) {
            json.writeStringField("words", words.text());
        } else if (section instanceof Table table) {
            table(json, table);
        }
        json.writeEndObject();
    }

    private static void table(JsonGenerator json, Table table) throws IOException {
        json.writeStringField("title", table.title());
        json.writeArrayFieldStart("columns");
        for (var column : table.columns()) {
            json.writeStartObject();
            json.writeStringField("key", column.key());
            json.writeStringField("label", column.label());
            json.writeStringField("kind", column.kind().name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
        for (var row : table.rows()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("the report was ended before it was written");
            }
            row(json, table.columns(), row);
        }
        json.writeEndArray();
        if (!table.totals().isEmpty()) {
            json.writeFieldName("totals");
            row(json, table.columns(), table.totals());
        }
    }

    private static void row(JsonGenerator json, List<ReportColumn> columns, List<ReportValue> row) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < columns.size(); i++) {
            json.writeFieldName(columns.get(i).key());
            value(json, row.get(i));
        }
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, ReportValue value) throws IOException {
        if (value instanceof ReportValue.Text text) {
            json.writeString(text.value());
        } else if (value instanceof ReportValue.Whole whole) {
            json.writeNumber(whole.value());
        } else if (value instanceof ReportValue.Decimal decimal) {
            json.writeString(decimal.value().toPlainString());
        } else if (value instanceof ReportValue.Percent percent) {
            json.writeNumber(percent.value());
        } else if (value instanceof ReportValue.Size size) {
            json.writeNumber(size.value().bytes());
        } else if (value instanceof ReportValue.Span span) {
            json.writeNumber(BigDecimal.valueOf(span.value().toMillis(), 3));
        } else if (value instanceof ReportValue.Moment moment) {
            json.writeString(moment.value().toString());
        } else if (value instanceof ReportValue.Flag flag) {
            json.writeBoolean(flag.value());
        } else {
            json.writeNull();
        }
    }
}
