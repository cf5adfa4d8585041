package org.vireo.docs;

import org.commonmark.internal.util.Escaping;

/**
 * What is around every page.
 *
 * @param handbook of all pages
 * @param root relative address of the manual's start
 * @param product its name
 */
record Frame(Handbook handbook, String root, String product) {
    private static final String SEARCH = """
            <form action="%sfind" role="search"><label for="words">Search the handbook</label>
            <input type="search" id="words" name="q" maxlength="%d" value="%s" autocomplete="off"><button>Search</button></form>
            """;

    String around(Handbook.Page page, boolean contents) {
        return around(page, contents, "");
    }

    /** The answer to a search; what was typed stays in the field. */
    String around(Results results) {
        return around(results.page(), false, results.search().typed());
    }

    private String around(Handbook.Page page, boolean contents, String typed) {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%s · %s</title><link rel="icon" href="/vireo/brand/logo.svg">
                <link rel="stylesheet" href="/vireo/brand/theme.css"><link rel="stylesheet" href="%sstyle.css"></head>
                <body><nav><a href="%s"><img src="/vireo/brand/logo.svg" alt=""> %s Handbook</a>
                %s</nav><main>
                %s%s</main></body></html>
                """.formatted(
                        Escaping.escapeHtml(page.title()),
                        Escaping.escapeHtml(product),
                        root,
                        root.isEmpty() ? "./" : root,
                        Escaping.escapeHtml(product),
                        SEARCH.formatted(root, Search.LONGEST, Escaping.escapeHtml(typed)),
                        page.html(),
                        contents ? contents() : "");
    }

    private String contents() {
        var list = new StringBuilder("<h2>All pages</h2><ul>");
        for (var path : handbook.paths()) {
            if (!path.equals(Handbook.START)) {
                var title = handbook.page(path).orElseThrow().title();
                list.append("<li><a href=\"").append(Escaping.escapeHtml(path)).append("\">");
                list.append(Escaping.escapeHtml(title)).append("</a></li>");
            }
        }
        return list.append("</ul>").toString();
    }
}
