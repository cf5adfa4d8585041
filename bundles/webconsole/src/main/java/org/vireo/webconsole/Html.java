package org.vireo.webconsole;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * HTML put together piece by piece. Names of elements and attributes are constants of this bundle; every text and every value is escaped,
 * whoever wrote it. Confined to one thread.
 */
final class Html {
    private static final char UNPRINTABLE = '\uFFFD';

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes are names and values in turn. */
    Html open(String element, String... attributes) {
        tag(element, attributes);
        open.push(element);
        return this;
    }

    /** Closes the element opened last. */
    Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element without content, such as {@code input}. */
    Html empty(String element, String... attributes) {
        tag(element, attributes);
        return this;
    }

    /** An element that holds a text. */
    Html element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** The heads of a table's columns. */
    Html heads(String... titles) {
        open("thead").open("tr");
        for (var title : titles) {
            element("th", title, "scope", "col");
        }
        return close().close();
    }

    Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    private void tag(String element, String... attributes) {
        out.append('<').append(element);
        for (var i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            out.append(escaped(attributes[i + 1])).append('"');
        }
        out.append('>');
    }

    /**
     * Safe as text and as a quoted value. The console replaces {@code ${…}} in pages that pass through it and drops backslashes, so those
     * signs are escaped as well; control characters and those that reverse the direction of what follows are shown as unprintable.
     */
    static String escaped(String text) {
        var safe = new StringBuilder(text.length() + 16);
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '$' -> safe.append("&#36;");
                case '\\' -> safe.append("&#92;");
                default -> safe.append(misleading(c) ? UNPRINTABLE : c);
            }
        }
        return safe.toString();
    }

    private static boolean misleading(char c) {
        return (Character.isISOControl(c) && c != '\n' && c != '\t')
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069');
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("elements are still open: " + open);
        }
        return out.toString();
    }
}
