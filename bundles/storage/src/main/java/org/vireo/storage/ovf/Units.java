package org.vireo.storage.ovf;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts of bytes in the words of CIM, of the old form of OVF, and of products. Stateless. */
final class Units {
    private static final Pattern POWER =
            Pattern.compile("byte(?:\\s*\\*\\s*(?:(\\d{1,4})\\s*\\^\\s*(\\d{1,2})|(\\d{1,15})))?");
    private static final Map<String, Integer> WORDS = Map.of(
            "bytes", 0,
            "kilobytes", 10,
            "megabytes", 20,
            "gigabytes", 30,
            "terabytes", 40,
            "kb", 10,
            "mb", 20,
            "gb", 30,
            "tb", 40);

    private Units() {}

    /** So many of a unit in bytes; empty when it is no such unit, no whole number above zero, or more than can be. */
    static Optional<Long> bytes(String quantity, String unit) {
        if (!quantity.matches("\\d{1,19}")) {
            return Optional.empty();
        }
        return factor(unit.strip().toLowerCase(Locale.ROOT))
                .map(new BigInteger(quantity)::multiply)
                .filter(bytes -> bytes.signum() > 0 && bytes.bitLength() < Long.SIZE - 1)
                .map(BigInteger::longValueExact);
    }

    private static Optional<BigInteger> factor(String unit) {
        if (WORDS.containsKey(unit)) {
            return Optional.of(BigInteger.ONE.shiftLeft(WORDS.get(unit)));
        }
        var parts = POWER.matcher(unit);
        if (!parts.matches()) {
            return Optional.empty();
        }
        if (parts.group(1) != null) {
            return Optional.of(new BigInteger(parts.group(1)).pow(Integer.parseInt(parts.group(2))));
        }
        return Optional.of(parts.group(3) == null ? BigInteger.ONE : new BigInteger(parts.group(3)));
    }
}
