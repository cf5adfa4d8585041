package org.vireo.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.network.MacAddressRange;

/** The rules for ranges of MAC addresses. Pure. */
final class MacRanges {
    private MacRanges() {}

    /** Well formed, unicast, in order, and none over another. */
    static Check check(List<MacAddressRange> ranges) {
        if (ranges.isEmpty()) {
            return Check.invalid("A MAC pool needs at least one range.");
        }
        for (var range : ranges) {
            for (var end : List.of(range.from(), range.to())) {
                if (!MacAddresses.valid(end.toLowerCase(Locale.ROOT))) {
                    return Check.invalid("This is no unicast MAC address in colon form: " + end);
                }
            }
            if (first(range) > last(range)) {
                return Check.invalid("The range " + text(range) + " ends before it begins.");
            }
        }
        return overlapping(ranges);
    }

    private static Check overlapping(List<MacAddressRange> ranges) {
        var sorted = new ArrayList<>(ranges);
        sorted.sort(java.util.Comparator.comparingLong(MacRanges::first));
        for (int i = 1; i < sorted.size(); i++) {
            if (first(sorted.get(i)) <= last(sorted.get(i - 1))) {
                return Check.invalid(
                        "The ranges " + text(sorted.get(i - 1)) + " and " + text(sorted.get(i)) + " overlap.");
            }
        }
        return Check.FINE;
    }

    private static long first(MacAddressRange range) {
        return MacAddresses.number(range.from());
    }

    private static long last(MacAddressRange range) {
        return MacAddresses.number(range.to());
    }

    private static String text(MacAddressRange range) {
        return range.from() + "-" + range.to();
    }
}
