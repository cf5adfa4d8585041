package org.vireo.ctl.model;

import java.util.Map;

/** One of many. */
final class Singular {
    private static final Map<String, String> IRREGULAR = Map.of("qoss", "qos", "katello_errata", "katello_erratum");

    private Singular() {}

    static String of(String plural) {
        if (IRREGULAR.containsKey(plural)) {
            return IRREGULAR.get(plural);
        }
        if (plural.endsWith("ies")) {
            return plural.substring(0, plural.length() - 3) + "y";
        }
        return plural.endsWith("s") ? plural.substring(0, plural.length() - 1) : plural;
    }
}
