package org.vireo.docs;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.text.TextContentRenderer;

/** Gives headings of one page the names that links use: small letters and digits, with dashes for spaces. Confined to one rendering. */
final class Anchors implements AttributeProvider {
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().build();

    private final Map<String, Integer> seen = new HashMap<>();

    @Override
    public void setAttributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Heading) {
            attributes.put("id", next(node));
        }
    }

    /** The name of the next heading of the page. */
    String next(Node heading) {
        var name = name(TEXT.render(heading));
        var before = seen.merge(name, 1, Integer::sum) - 1;
        return before == 0 ? name : name + "-" + before;
    }

    /** As it stands behind the sign of numbers in a link. */
    static String name(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
