package org.vireo.plugins;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether the names in a package can be turned into files below one directory, each into its own. Pure. */
final class EntryNames {
    private static final int LONGEST = 240;
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_@+-][A-Za-z0-9._@+-]*");

    private EntryNames() {}

    /** Throws with a sentence about the first name that cannot stay. */
    static void check(List<String> names) {
        var seen = new HashSet<String>();
        names.forEach(name -> check(name, seen));
        names.forEach(name -> checkParents(name, seen));
    }

    private static void check(String name, Set<String> seen) {
        var plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        if (name.length() > LONGEST) {
            throw PluginError.PACKAGE_REFUSED.because(
                    "The package has an entry whose name is longer than " + LONGEST + " characters.");
        }
        for (var segment : plain.split("/", -1)) {
            if (!SEGMENT.matcher(segment).matches()) {
                throw PluginError.PACKAGE_REFUSED.because(
                        "The package has the entry \"" + printable(name)
                                + "\", which would not stay in its own directory or has characters that names of files must not have.");
            }
        }
        if (!seen.add(plain.toLowerCase(Locale.ROOT) + (name.endsWith("/") ? "/" : ""))) {
            throw PluginError.PACKAGE_REFUSED.because("The package has the entry \"" + printable(name) + "\" twice.");
        }
    }

    private static void checkParents(String name, Set<String> seen) {
        var lower = name.toLowerCase(Locale.ROOT);
        for (var at = lower.indexOf('/'); at >= 0; at = lower.indexOf('/', at + 1)) {
            if (seen.contains(lower.substring(0, at))) {
                throw PluginError.PACKAGE_REFUSED.because("The package has \"" + printable(name.substring(0, at))
                        + "\" both as a file and as a directory.");
            }
        }
    }

    /** For messages: short, and without control characters. */
    static String printable(String name) {
        var clean = name.replaceAll("[^\\x20-\\x7e]", "?");
        return clean.length() > 80 ? clean.substring(0, 80) + "…" : clean;
    }
}
