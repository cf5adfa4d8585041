package org.vireo.host.guest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Takes text from a guest, which may be written by someone who means harm: short, printable, and of the form it should have. */
final class GuestText {
    private static final int ANSWER_LIMIT = 512 * 1024;
    private static final int TEXT_LIMIT = 255;
    private static final int LIST_LIMIT = 64;
    /** Everything that could be an address in literal form; no name is ever looked up. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]{3,45}");

    private static final Pattern MAC = Pattern.compile("(?:[0-9a-f]{2}:){5}[0-9a-f]{2}");

    private final ObjectMapper json = new ObjectMapper();

    /** What an agent answered, missing when it is too long or is not an answer. */
    JsonNode answer(Optional<String> text) {
        if (text.isEmpty() || text.get().length() > ANSWER_LIMIT) {
            return MissingNode.getInstance();
        }
        try {
            return json.readTree(text.get()).path("return");
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    static Stream<JsonNode> list(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).limit(LIST_LIMIT);
    }

    /** Up to 255 characters, none that steers a terminal or the direction of writing. */
    static String text(JsonNode node) {
        var clean = new StringBuilder();
        node.asText("")
                .codePoints()
                .filter(GuestText::harmless)
                .limit(TEXT_LIMIT)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    private static boolean harmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    static Optional<String> address(JsonNode node) {
        String text = text(node);
        int zone = text.indexOf('%');
        String plain = zone < 0 ? text : text.substring(0, zone);
        return ADDRESS.matcher(plain).matches() ? Optional.of(plain) : Optional.empty();
    }

    /** Empty if it is none. */
    static String mac(JsonNode node) {
        String text = text(node).toLowerCase(Locale.ROOT);
        return MAC.matcher(text).matches() ? text : "";
    }

    /** Never negative. */
    static long number(JsonNode node) {
        return Math.max(0, node.asLong(0));
    }
}
