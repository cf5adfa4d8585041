package org.vireo.itests.surface;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.vireo.rest.wire.WireFormats;
import org.vireo.rest.wire.WireProperty;
import org.vireo.rest.wire.WireType;

/** Objects of the API with members set at random, some to what no client should send. Confined to one thread. */
final class RandomBody {
    private static final int DEEPEST = 4;
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "Default",
            "Blank",
            "00000000-0000-0000-0000-000000000000",
            "no-uuid",
            "../../etc/passwd",
            "<script>alert(1)</script>",
            "'; drop table vm; --",
            "a\tb\u0001c".replace('\u0001', ' '),
            "\u202eright to left",
            "\ud83d\ude00",
            "%s%n%x",
            "${jndi:ldap://x}",
            "x".repeat(3000),
            "-1",
            "18446744073709551616",
            "52:54:00:12:34:56",
            "10.0.0.1");

    private final WireFormats wire;
    private final Random random;
    private double density = 0.3;

    RandomBody(WireFormats wire, Random random) {
        this.wire = wire;
        this.random = random;
    }

    /** A document of this type. */
    String of(String schema, boolean json) {
        var type = wire.catalog().types().stream()
                .filter(one -> one.name().equals(schema))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no type " + schema));
        // few members get far, many meet each other
        density = List.of(0.03, 0.1, 0.3).get(random.nextInt(3));
        var out = new ByteArrayOutputStream();
        try {
            (json ? wire.json() : wire.xml()).write(filled(type, 0), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private Object filled(WireType type, int depth) {
        var bean = type.create();
        for (var property : type.properties()) {
            if (random.nextDouble() < density && (!property.isStructure() || depth < DEEPEST)) {
                property.set(bean, property.isList() ? List.of(value(property, depth)) : value(property, depth));
            }
        }
        return bean;
    }

    private Object value(WireProperty property, int depth) {
        var type = property.valueType();
        if (property.isStructure()) {
            return filled(wire.catalog().type(type), depth + 1);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        }
        if (type == String.class) {
            return text();
        }
        return number(type);
    }

    private Object number(Class<?> type) {
        var any = List.of(0L, 1L, -1L, 2L, 1024L, (long) Integer.MIN_VALUE, (long) Integer.MAX_VALUE);
        var chosen = any.get(random.nextInt(any.size()));
        if (type == Boolean.class) {
            return random.nextBoolean();
        }
        if (type == Integer.class) {
            return chosen.intValue();
        }
        if (type == Long.class) {
            return random.nextInt(4) == 0 ? Long.MIN_VALUE : chosen;
        }
        if (type == Instant.class) {
            return Instant.ofEpochSecond(chosen);
        }
        return type == BigDecimal.class ? (Object) BigDecimal.valueOf(chosen) : (Object) chosen.doubleValue();
    }
}
