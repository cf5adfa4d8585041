package org.vireo.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/**
 * What stands under one heading of a page, as a search reads it.
 *
 * @param place of the heading, as links name it
 * @param heading plain text
 * @param sentences plain text
 * @param words heading and sentences in small letters
 */
record Section(String place, String heading, List<String> sentences, String words) {
    Section {
        sentences = List.copyOf(sentences);
    }

    /** All of a page, in their order; a text before the first heading has none. */
    static List<Section> of(Node document) {
        var places = new Anchors();
        var sections = new ArrayList<Section>();
        var place = "";
        var heading = "";
        var sentences = new ArrayList<String>();
        for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading) {
                add(sections, place, heading, sentences);
                place = places.next(node);
                heading = String.join(" ", PlainText.of(node));
            } else {
                sentences.addAll(PlainText.of(node));
            }
        }
        add(sections, place, heading, sentences);
        return sections;
    }

    private static void add(List<Section> sections, String place, String heading, List<String> sentences) {
        if (!heading.isEmpty() || !sentences.isEmpty()) {
            var words = heading + "\n" + String.join("\n", sentences);
            sections.add(new Section(place, heading, sentences, words.toLowerCase(Locale.ROOT)));
        }
        sentences.clear();
    }
}
