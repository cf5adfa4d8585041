package org.vireo.rest.wire;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javax.xml.bind.annotation.XmlEnumValue;
import org.vireo.rest.types.InstantAdapter;

/**
 * How one Java type of a single value looks as text.
 *
 * @param json which kind of JSON value it becomes
 * @param parser answers the value, or throws {@link IllegalArgumentException} with a sentence about the text
 */
record Scalar(JsonForm json, Function<String, Object> parser, Function<Object, String> printer) {
    enum JsonForm {
        STRING,
        NUMBER,
        EPOCH_MILLIS
    }

    private static final int LONGEST_QUOTE = 80;
    private static final InstantAdapter INSTANTS = new InstantAdapter();
    private static final Map<Class<?>, Scalar> SIMPLE = Map.of(
            String.class, new Scalar(JsonForm.STRING, text -> text, Object::toString),
            Boolean.class, new Scalar(JsonForm.STRING, Scalar::parseBoolean, Object::toString),
            Integer.class, integer(Integer::valueOf),
            Long.class, integer(Long::valueOf),
            Double.class, decimal(Double::valueOf, Object::toString),
            BigDecimal.class, decimal(BigDecimal::new, value -> ((BigDecimal) value).toPlainString()),
            Instant.class,
                    new Scalar(
                            JsonForm.EPOCH_MILLIS, Scalar::parseInstant, value -> INSTANTS.marshal((Instant) value)));

    /** Null when the type is a structure. */
    static Scalar of(Class<?> type) {
        return type.isEnum() ? enumeration(type) : SIMPLE.get(type);
    }

    Object parse(String text) {
        return parser.apply(text);
    }

    String print(Object value) {
        return printer.apply(value);
    }

    private static Scalar integer(Function<String, Object> parser) {
        return new Scalar(JsonForm.STRING, text -> number(text, parser, "an integer"), Object::toString);
    }

    private static Scalar decimal(Function<String, Object> parser, Function<Object, String> printer) {
        return new Scalar(JsonForm.NUMBER, text -> number(text, parser, "a number"), printer);
    }

    private static Object number(String text, Function<String, Object> parser, String wanted) {
        try {
            return parser.apply(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(quoted(text) + " is not " + wanted + " in the range of the element", e);
        }
    }

    private static Object parseBoolean(String text) {
        return switch (text.strip()) {
            case "true", "1" -> Boolean.TRUE;
            case "false", "0" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException(quoted(text) + " is not true or false");
        };
    }

    private static Object parseInstant(String text) {
        try {
            return INSTANTS.unmarshal(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(quoted(text) + " is not an ISO 8601 date and time", e);
        }
    }

    private static Scalar enumeration(Class<?> type) {
        Map<String, Object> byText = new HashMap<>();
        Map<Object, String> byMember = new HashMap<>();
        for (var member : type.getEnumConstants()) {
            var text = textOf(type, ((Enum<?>) member).name());
            byText.put(text, member);
            byMember.put(member, text);
        }
        return new Scalar(
                JsonForm.STRING,
                text -> {
                    var member = byText.get(text.strip());
                    if (member == null) {
                        throw new IllegalArgumentException(
                                abbreviated(text) + " is not a member of " + type.getSimpleName());
                    }
                    return member;
                },
                byMember::get);
    }

    private static String textOf(Class<?> type, String member) {
        try {
            var named = type.getField(member).getAnnotation(XmlEnumValue.class);
            return named == null ? member : named.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(type + " has no member " + member, e);
        }
    }

    private static String quoted(String text) {
        return "'" + abbreviated(text) + "'";
    }

    private static String abbreviated(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
