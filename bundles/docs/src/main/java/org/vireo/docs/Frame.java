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
    String around(Handbook.Page page, boolean contents) {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%s · %s</title><link rel="icon" href="/vireo/brand/logo.svg">
                <link rel="stylesheet" href="/vireo/brand/theme.css"><link rel="stylesheet" href="%sstyle.css"></head>
                <body><nav><a href="%s"><img src="/vireo/brand/logo.svg" alt=""> %s Handbook</a></nav><main>
                %s%s</main></body></html>
                """.formatted(
                        Escaping.escapeHtml(page.title()),
                        Escaping.escapeHtml(product),
                        root,
                        root.isEmpty() ? "./" : root,
                        Escaping.escapeHtml(product),
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
