package org.vireo.directory.ldap;

import com.unboundid.ldap.sdk.Filter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.vireo.spi.directory.PrincipalKey;

/** Turns texts from outside into filters. Filters are built of values, never of text, so that no character means anything in them. */
final class Names {
    private static final int LONGEST = 255;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}"
                    + "|[0-9a-fA-F]{8}(-[0-9a-fA-F]{8}){3}");

    private Names() {}

    /** Whether any entry can have such a name. */
    static boolean possible(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST
                && !CONTROL.matcher(text).find();
    }

    /** Empty for what cannot be a name or id. */
    static Optional<Filter> one(Schema schema, String nameAttribute, PrincipalKey key) {
        return switch (key.kind()) {
            case ID -> id(schema, key.value());
            case NAME ->
                possible(key.value())
                        ? Optional.of(Filter.createEqualityFilter(nameAttribute, key.value()))
                        : Optional.empty();
        };
    }

    private static Optional<Filter> id(Schema schema, String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                schema.active()
                        ? Filter.createEqualityFilter(schema.id(), bytes(UUID.fromString(id)))
                        : Filter.createEqualityFilter(schema.id(), id));
    }

    /** The star is any number of characters. Empty for what no value can match. */
    static Optional<Filter> pattern(String attribute, String pattern) {
        if (!possible(pattern)) {
            return Optional.empty();
        }
        if (pattern.chars().allMatch(c -> c == '*')) {
            return Optional.of(Filter.createPresenceFilter(attribute));
        }
        if (pattern.indexOf('*') < 0) {
            return Optional.of(Filter.createEqualityFilter(attribute, pattern));
        }
        var parts = pattern.split("\\*", -1);
        var middle = Arrays.stream(parts, 1, parts.length - 1)
                .filter(part -> !part.isEmpty())
                .toArray(String[]::new);
        return Optional.of(Filter.createSubstringFilter(
                attribute, ifAny(parts[0]), middle.length == 0 ? null : middle, ifAny(parts[parts.length - 1])));
    }

    private static String ifAny(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Active Directory keeps the first three fields of an id the other way round. */
    static String text(byte[] id) {
        var mixed = ByteBuffer.wrap(id).order(ByteOrder.LITTLE_ENDIAN);
        long high = Integer.toUnsignedLong(mixed.getInt()) << 32
                | Short.toUnsignedLong(mixed.getShort()) << 16
                | Short.toUnsignedLong(mixed.getShort());
        return new UUID(high, mixed.order(ByteOrder.BIG_ENDIAN).getLong()).toString();
    }

    private static byte[] bytes(UUID id) {
        long high = id.getMostSignificantBits();
        return ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) (high >>> 32))
                .putShort((short) (high >>> 16))
                .putShort((short) high)
                .order(ByteOrder.BIG_ENDIAN)
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
