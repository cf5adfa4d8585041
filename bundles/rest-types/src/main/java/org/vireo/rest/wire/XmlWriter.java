package org.vireo.rest.wire;

import java.io.IOException;
import java.io.Writer;

/** Writes one document. Confined to one write. */
final class XmlWriter {
    private static final String REPLACEMENT = "\uFFFD";

    private final TypeCatalog catalog;
    private final Writer out;

    XmlWriter(TypeCatalog catalog, Writer out) {
        this.catalog = catalog;
        this.out = out;
    }

    void document(Object value) throws IOException {
        var type = catalog.type(value.getClass());
        var root = type.element()
                .orElseThrow(() -> new IllegalArgumentException(type + " cannot be the root of a document"));
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        structure(root, value, 0);
    }

    private void structure(String name, Object bean, int depth) throws IOException {
        if (depth > Position.DEEPEST) {
            throw new IllegalArgumentException(name + " is nested deeper than " + Position.DEEPEST + " levels");
        }
        var type = catalog.type(bean.getClass());
        indent(depth);
        out.write('<');
        out.write(name);
        for (var property : type.attributes()) {
            attribute(property, bean);
        }
        var hasContent = false;
        for (var property : type.elements()) {
            for (var value : property.values(bean)) {
                if (!hasContent) {
                    out.write(">\n");
                    hasContent = true;
                }
                element(property, value, depth + 1);
            }
        }
        if (hasContent) {
            indent(depth);
            end(name);
        } else {
            out.write("/>\n");
        }
    }

    private void element(WireProperty property, Object value, int depth) throws IOException {
        if (property.isStructure()) {
            structure(property.name(), value, depth);
            return;
        }
        indent(depth);
        out.write('<');
        out.write(property.name());
        out.write('>');
        text(property.scalar().print(value), false);
        end(property.name());
    }

    private void attribute(WireProperty property, Object bean) throws IOException {
        var value = property.get(bean);
        if (value != null) {
            out.write(' ');
            out.write(property.name());
            out.write("=\"");
            text(property.scalar().print(value), true);
            out.write('"');
        }
    }

    private void end(String name) throws IOException {
        out.write("</");
        out.write(name);
        out.write(">\n");
    }

    private void indent(int depth) throws IOException {
        for (int i = 0; i < depth; i++) {
            out.write("    ");
        }
    }

    private void text(String text, boolean inAttribute) throws IOException {
        int written = 0;
        for (int i = 0; i < text.length(); ) {
            var codePoint = text.codePointAt(i);
            var next = i + Character.charCount(codePoint);
            var replacement = replacement(codePoint, inAttribute);
            if (replacement != null) {
                out.write(text, written, i - written);
                out.write(replacement);
                written = next;
            }
            i = next;
        }
        out.write(text, written, text.length() - written);
    }

    /** Null for a character that stands for itself. */
    private static String replacement(int codePoint, boolean inAttribute) {
        return switch (codePoint) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\r' -> "&#13;";
            case '"' -> inAttribute ? "&quot;" : null;
            case '\n' -> inAttribute ? "&#10;" : null;
            case '\t' -> inAttribute ? "&#9;" : null;
            default -> isLegal(codePoint) ? null : REPLACEMENT;
        };
    }

    /** XML 1.0 cannot express the other control characters, not even escaped; half a surrogate pair is none either. */
    private static boolean isLegal(int codePoint) {
        return (codePoint >= 0x20 && codePoint <= 0xD7FF)
                || (codePoint >= 0xE000 && codePoint <= 0xFFFD)
                || codePoint >= 0x10000;
    }
}
