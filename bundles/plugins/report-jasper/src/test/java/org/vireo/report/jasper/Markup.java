package org.vireo.report.jasper;

/** What people see of markup. */
final class Markup {
    private Markup() {}

    static String seen(String markup) {
        return markup.replaceAll("<[^>]*>", "")
                .replace("&nbsp;", " ")
                .replace("&#160;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&#39;", "'")
                .replace("&#x27;", "'")
                .replace("&amp;", "&");
    }
}
