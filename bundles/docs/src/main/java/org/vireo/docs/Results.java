package org.vireo.docs;

import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.internal.util.Escaping;

/** The page that shows what a search found. Everything that was typed is text in it. */
record Results(Search search, List<Search.Found> found) {
    private static final int AROUND = 140;

    Handbook.Page page() {
        var html = new StringBuilder("<h1>Search</h1>\n<p role=\"status\">")
                .append(Escaping.escapeHtml(sentence()))
                .append("</p>\n");
        if (!found.isEmpty()) {
            html.append("<ol class=\"found\">\n");
            found.forEach(one -> html.append(item(one)));
            html.append("</ol>\n");
        }
        return new Handbook.Page("Search", html.toString(), List.of());
    }

    private String sentence() {
        if (search.words().isEmpty()) {
            return "Type one or more words. Places that have all of them are shown.";
        }
        if (found.isEmpty()) {
            return "No place in the handbook has all of these words: " + words()
                    + ". Fewer or shorter words find more.";
        }
        return found.size() == 1 ? "One place." : found.size() + " places, the best first.";
    }

    private String words() {
        return search.words().stream().map(Search.Word::text).collect(Collectors.joining(", "));
    }

    private String item(Search.Found one) {
        var place = one.section().place();
        var heading = one.section().heading();
        var name = heading.isEmpty() || heading.equals(one.title()) ? one.title() : one.title() + " › " + heading;
        return "<li><a href=\"" + Escaping.escapeHtml(one.path() + (place.isEmpty() ? "" : "#" + place)) + "\">"
                + Escaping.escapeHtml(name) + "</a>"
                + (one.sentence().isEmpty() ? "" : "<p>" + marked(one.sentence()) + "</p>") + "</li>\n";
    }

    /** The part of a sentence that is around the first word, with all words marked. */
    private String marked(String sentence) {
        var places = search.places();
        var matcher = places.matcher(sentence);
        var first = matcher.find() ? matcher.start() : 0;
        var begin = cut(sentence, Math.max(0, first - AROUND), false);
        var end = cut(sentence, Math.min(sentence.length(), first + 2 * AROUND), true);
        var part = sentence.substring(begin, end);
        var html = new StringBuilder(begin > 0 ? "… " : "");
        int done = 0;
        for (var match : places.matcher(part).results().toList()) {
            html.append(Escaping.escapeHtml(part.substring(done, match.start())))
                    .append("<mark>")
                    .append(Escaping.escapeHtml(match.group()))
                    .append("</mark>");
            done = match.end();
        }
        return html.append(Escaping.escapeHtml(part.substring(done)))
                .append(end < sentence.length() ? " …" : "")
                .toString();
    }

    /** The nearest end of a word before or after a place. */
    private static int cut(String sentence, int at, boolean after) {
        if (at == 0 || at == sentence.length()) {
            return at;
        }
        var found = after ? sentence.indexOf(' ', at) : sentence.lastIndexOf(' ', at) + 1;
        return found < 0 ? sentence.length() : found;
    }
}
