package org.vireo.rest.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** A collection as JSON, item by item. Confined to one write. */
final class JsonItems implements ItemWriter {
    private final WireProperty items;
    private final JsonGenerator out;
    private final JsonWriter writer;
    private boolean begun;

    JsonItems(TypeCatalog catalog, WireProperty items, JsonGenerator out) {
        this.items = items;
        this.out = out;
        this.writer = new JsonWriter(catalog, out);
    }

    @Override
    public void item(Object bean) throws IOException {
        if (!begun) {
            out.writeStartObject();
            out.writeFieldName(items.name());
            out.writeStartArray();
            begun = true;
        }
        writer.structure(items.valueType().cast(bean), 1);
    }

    @Override
    public void end() throws IOException {
        if (begun) {
            out.writeEndArray();
        } else {
            out.writeStartObject();
        }
        out.writeEndObject();
        out.close();
    }
}
