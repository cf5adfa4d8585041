package org.vireo.ctl.print;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.vireo.ctl.model.ApiModel;
import org.vireo.ctl.model.Member;
import org.vireo.ctl.text.Tree;

/**
 * What stands in a cell. Dates are ISO 8601 in UTC; sizes have units where people read them.
 *
 * @param model with the types
 * @param forPeople whether sizes get units
 */
record Cells(ApiModel model, boolean forPeople) {
    private static final Set<String> SIZES =
            Set.of("memory", "available", "used", "committed", "size", "guaranteed", "max");
    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB"};

    String of(String type, Object item, String path) {
        var value = Tree.at(item, path);
        var text = Tree.brief(value);
        var member = member(type, path);
        if (member.isEmpty() || text.isEmpty()) {
            return text;
        }
        if (member.get().kind() == Member.Kind.DATE && text.matches("[0-9]{1,15}")) {
            return Instant.ofEpochMilli(Long.parseLong(text))
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
        }
        var isSize = SIZES.contains(member.get().name()) || member.get().name().endsWith("_size");
        return forPeople && isSize && member.get().kind() == Member.Kind.INTEGER && text.matches("[0-9]{1,18}")
                ? size(Long.parseLong(text))
                : text;
    }

    private Optional<Member> member(String type, String path) {
        Optional<Member> found = Optional.empty();
        var at = type;
        for (var name : path.split("\\.")) {
            if (at.isEmpty()) {
                return Optional.empty();
            }
            found = model.type(at).member(name);
            at = found.map(Member::type).orElse("");
        }
        return found;
    }

    /** With at most one digit after the point, and only where it is exact enough: others stay bytes. */
    static String size(long bytes) {
        var value = (double) bytes;
        var unit = -1;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        if (unit < 0) {
            return bytes + " B";
        }
        var whole = value == Math.rint(value);
        return String.format(Locale.ROOT, whole ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
    }
}
