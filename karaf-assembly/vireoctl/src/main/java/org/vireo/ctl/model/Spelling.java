package org.vireo.ctl.model;

/** How far two words are from each other. */
final class Spelling {
    private Spelling() {}

    /** Letters to put in, take out or change. */
    static int distance(String one, String other) {
        var above = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            var here = new int[other.length() + 1];
            here[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                var change = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                here[j] = Math.min(change, 1 + Math.min(above[j], here[j - 1]));
            }
            above = here;
        }
        return above[other.length()];
    }
}
