package org.vireo.rest.wire;

import java.io.IOException;
import java.io.Writer;

/** A collection as XML, item by item. Confined to one write. */
final class XmlItems implements ItemWriter {
    private final WireType collection;
    private final Writer out;
    private final XmlWriter writer;
    private boolean begun;

    XmlItems(TypeCatalog catalog, WireType collection, Writer out) {
        this.collection = collection;
        this.out = out;
        this.writer = new XmlWriter(catalog, out);
    }

    @Override
    public void item(Object bean) throws IOException {
        if (!begun) {
            begin(">\n");
            begun = true;
        }
        var items = collection.items();
        writer.structure(items.name(), items.valueType().cast(bean), 1);
    }

    @Override
    public void end() throws IOException {
        if (begun) {
            out.write("</" + root() + ">\n");
        } else {
            begin("/>\n");
        }
        out.flush();
    }

    private void begin(String rest) throws IOException {
        out.write(XmlWriter.DECLARATION);
        out.write("<" + root() + rest);
    }

    private String root() {
        return collection.element().orElseThrow();
    }
}
