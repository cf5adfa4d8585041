package org.vireo.ctl.model;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.vireo.ctl.exit.Failure;

/**
 * Reads values as people write them into the form of the API.
 *
 * @param model with the types
 * @param where the value stands, for messages
 */
public record Value(ApiModel model, String where) {
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern SIZE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?([KMGTP])(?:iB)?");
    private static final String PREFIXES = "KMGTP";

    /** Whether a text is an id and not a name. */
    public static boolean isId(String text) {
        return UUID.matcher(text).matches();
    }

    /** What belongs into a body: texts, maps and lists. */
    public Object of(Member member, String text) {
        if (member.isStructure()) {
            return structure(member, text);
        }
        return member.list()
                ? pieces(text).map(one -> (Object) scalar(member, one)).toList()
                : scalar(member, text);
    }

    private Object structure(Member member, String text) {
        var type = model.type(member.type());
        var items = type.items();
        if (items.isPresent()) {
            var item = items.get();
            var single = new Member(item.name(), false, item.kind(), item.type(), item.words());
            return Map.of(item.name(), pieces(text).map(one -> of(single, one)).toList());
        }
        if (!type.isReferable()) {
            throw Failure.usage("\"" + where + "\" is no single value; set its members, such as " + where + "."
                    + type.members().get(0).name() + "=….");
        }
        var reference = Map.of(isId(text) || type.member("name").isEmpty() ? "id" : "name", text);
        return member.list() ? List.of(reference) : reference;
    }

    private static java.util.stream.Stream<String> pieces(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(one -> !one.isEmpty());
    }

    /** A text, number, flag or word, as the API writes it: all of them as texts. */
    public String scalar(Member member, String text) {
        return switch (member.kind()) {
            case INTEGER -> integer(text);
            case NUMBER -> number(text).toPlainString();
            case FLAG, WORD -> word(member, text);
            default -> text;
        };
    }

    private String word(Member member, String text) {
        if (!member.words().contains(text)) {
            throw Failure.usage("\"" + where + "\" cannot be " + text + "; it is one of "
                    + String.join(", ", member.words()) + ".");
        }
        return text;
    }

    /** Bytes where a unit stands behind the number: {@code 2GiB} and {@code 2G} are the same. */
    private String integer(String text) {
        var size = SIZE.matcher(text);
        if (!size.matches()) {
            return text.matches("-?[0-9]{1,19}") ? text : refuse(text);
        }
        var factor = BigDecimal.valueOf(1024).pow(PREFIXES.indexOf(size.group(2).charAt(0)) + 1);
        try {
            return new BigDecimal(size.group(1))
                    .multiply(factor)
                    .toBigIntegerExact()
                    .toString();
        } catch (ArithmeticException e) {
            return refuse(text);
        }
    }

    private String refuse(String text) {
        throw Failure.usage("\"" + where + "\" must be a whole number, or a size such as 2GiB, not " + text + ".");
    }

    private BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw Failure.usage("\"" + where + "\" must be a number, not " + text + ".", e);
        }
    }
}
