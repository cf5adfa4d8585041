package org.vireo.compute.pool;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of virtual machines of a pool: the question marks of its name become a number, or one is put behind it. Pure. */
final class PoolNames {
    private static final Pattern DIGITS = Pattern.compile("\\?+");

    private PoolNames() {}

    /** The first name that is not taken. */
    static String next(String pool, Set<String> taken) {
        var number = 1;
        while (taken.contains(of(pool, number))) {
            number++;
        }
        return of(pool, number);
    }

    static String of(String pool, int number) {
        var marks = DIGITS.matcher(pool);
        if (!marks.find()) {
            return pool + "-" + number;
        }
        var digits = String.format("%0" + (marks.end() - marks.start()) + "d", number);
        return marks.replaceFirst(Matcher.quoteReplacement(digits)).replace("?", "");
    }
}
