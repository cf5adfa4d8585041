package org.vireo.rest.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Writes one document. Confined to one write. */
final class JsonWriter {
    private final TypeCatalog catalog;
    private final JsonGenerator out;

    JsonWriter(TypeCatalog catalog, JsonGenerator out) {
        this.catalog = catalog;
        this.out = out;
    }

    void structure(Object bean, int depth) throws IOException {
        var type = catalog.type(bean.getClass());
        if (depth > Position.DEEPEST) {
            throw new IllegalArgumentException(type + " is nested deeper than " + Position.DEEPEST + " levels");
        }
        out.writeStartObject();
        for (var property : type.attributes()) {
            member(property, bean, depth);
        }
        for (var property : type.elements()) {
            member(property, bean, depth);
        }
        out.writeEndObject();
    }

    private void member(WireProperty property, Object bean, int depth) throws IOException {
        var value = property.get(bean);
        if (value == null) {
            return;
        }
        if (!property.isList()) {
            out.writeFieldName(property.quotable());
            value(property, value, depth);
            return;
        }
        var values = (List<?>) value;
        if (!values.isEmpty()) {
            out.writeFieldName(property.quotable());
            out.writeStartArray();
            for (var one : values) {
                value(property, one, depth);
            }
            out.writeEndArray();
        }
    }

    private void value(WireProperty property, Object value, int depth) throws IOException {
        if (property.isStructure()) {
            structure(value, depth + 1);
            return;
        }
        switch (property.scalar().json()) {
            case STRING -> out.writeString(property.scalar().print(value));
            case EPOCH_MILLIS -> out.writeNumber(((Instant) value).toEpochMilli());
            case NUMBER -> number(value);
        }
    }

    private void number(Object value) throws IOException {
        if (value instanceof BigDecimal decimal) {
            out.writeNumber(decimal);
        } else {
            out.writeNumber((Double) value);
        }
    }
}
