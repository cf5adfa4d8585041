package org.vireo.rest.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which media type a client wants. */
final class Negotiation {
    private Negotiation() {}

    private record Wish(String type, double quality) {}

    /** Whether JSON is to be used: XML is what those get who do not care. */
    static boolean wantsJson(Optional<String> parameter, String accept) {
        for (var type : types(parameter.orElse(accept))) {
            if (type.equals("application/json")) {
                return true;
            }
            if (type.equals("application/xml") || type.equals("text/xml") || type.equals("*/*")) {
                return false;
            }
        }
        return false;
    }

    /** The types a client accepts, the dearest first. */
    static List<String> types(String accept) {
        var wishes = new ArrayList<Wish>();
        for (var part : accept.split(",")) {
            var pieces = part.split(";");
            wishes.add(new Wish(pieces[0].strip().toLowerCase(Locale.ROOT), quality(pieces)));
        }
        return wishes.stream()
                .filter(wish -> wish.quality() > 0)
                .sorted(Comparator.comparingDouble(Wish::quality).reversed())
                .map(Wish::type)
                .toList();
    }

    private static double quality(String[] pieces) {
        for (var piece : pieces) {
            var text = piece.strip();
            if (text.matches("q=[01](\\.\\d{1,3})?")) {
                return Double.parseDouble(text.substring(2));
            }
        }
        return 1;
    }
}
