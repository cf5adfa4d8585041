package org.vireo.ctl.manual;

import java.util.Locale;

/** A manual page in the language of man(7). Confined to one thread. */
final class Roff {
    private final StringBuilder page = new StringBuilder();

    Roff(String name, String purpose) {
        page.append(".TH ").append(name.toUpperCase(Locale.ROOT)).append(" 1 \"\" Vireo \"User Commands\"\n");
        page.append(".SH NAME\n")
                .append(escaped(name))
                .append(" \\- ")
                .append(escaped(purpose))
                .append('\n');
    }

    Roff section(String name) {
        page.append(".SH ").append(name).append('\n');
        return this;
    }

    Roff line(String macro) {
        page.append(macro).append('\n');
        return this;
    }

    Roff text(String text) {
        page.append(escaped(text)).append('\n');
        return this;
    }

    Roff item(String term, String text) {
        page.append(".TP\n.B ").append(escaped(term)).append('\n');
        return text(text);
    }

    void command(String words, String text) {
        page.append(".SS ").append(escaped(words)).append('\n');
        text(text);
    }

    void option(String names, String text) {
        item(names, text);
    }

    /** A dash stays one that can be copied; a line never begins with what would be a macro. */
    private static String escaped(String text) {
        var plain = text.replace("\\", "\\e").replace("-", "\\-").replace("\n", " ");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
