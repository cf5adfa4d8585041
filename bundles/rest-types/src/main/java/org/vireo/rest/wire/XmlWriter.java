package org.vireo.rest.wire;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes one document. Confined to one write. */
final class XmlWriter {
    static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final int INDENT = 4;
    private static final String BLANKS = " ".repeat(8 * INDENT);
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
        out.write(DECLARATION);
        structure(root, value, 0);
    }

    void structure(String name, Object bean, int depth) throws IOException {
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
            var value = property.get(bean);
            if (value == null || (property.isList() && ((List<?>) value).isEmpty())) {
                continue;
            }
            if (!hasContent) {
                out.write(">\n");
                hasContent = true;
            }
            elements(property, value, depth + 1);
        }
        if (hasContent) {
            indent(depth);
            out.write("</");
            out.write(name);
            out.write(">\n");
        } else {
            out.write("/>\n");
        }
    }

    private void elements(WireProperty property, Object value, int depth) throws IOException {
        if (!property.isList()) {
            element(property, value, depth);
            return;
        }
        for (var one : (List<?>) value) {
            element(property, one, depth);
        }
    }

    private void element(WireProperty property, Object value, int depth) throws IOException {
        if (property.isStructure()) {
            structure(property.name(), value, depth);
            return;
        }
        indent(depth);
        out.write(property.open());
        text(property.scalar().print(value), false);
        out.write(property.close());
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

    private void indent(int depth) throws IOException {
        for (int left = depth * INDENT; left > 0; left -= BLANKS.length()) {
            out.write(BLANKS, 0, Math.min(left, BLANKS.length()));
        }
    }

    private void text(String text, boolean inAttribute) throws IOException {
        int written = 0;
        for (int i = 0; i < text.length(); ) {
            var c = text.charAt(i);
            if (c >= '?' && c <= '~') {
                i++;
                continue;
            }
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
