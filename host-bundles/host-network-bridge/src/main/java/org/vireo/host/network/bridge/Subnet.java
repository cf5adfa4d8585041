package org.vireo.host.network.bridge;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A range of IPv4 addresses. Immutable.
 *
 * @param first the lowest address as a number
 * @param prefix leading bits all addresses have in common, 0 to 32
 */
record Subnet(long first, int prefix) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3})/(\\d{1,2})");

    /** Reads {@code address/prefix}; the address may be any in the range. */
    static Optional<Subnet> parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        long address = Stream.of(match.group(1).split("\\."))
                .mapToLong(Long::parseLong)
                .reduce(0, (number, part) -> number * 256 + part);
        return Optional.of(of(address, Integer.parseInt(match.group(2))));
    }

    static Subnet of(long address, int prefix) {
        long size = 1L << (32 - prefix);
        return new Subnet(address / size * size, prefix);
    }

    private long last() {
        return first + (1L << (32 - prefix)) - 1;
    }

    boolean overlaps(Subnet other) {
        return first <= other.last() && other.first <= last();
    }

    /** The address {@code offset} after the first, in dotted form. */
    String address(int offset) {
        long number = first + offset;
        return (number >> 24 & 255) + "." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }
}
