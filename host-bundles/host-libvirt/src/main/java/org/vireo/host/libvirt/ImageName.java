package org.vireo.host.libvirt;

import java.util.regex.Pattern;

/** What the engine calls an image, read from where a hypervisor opens it. */
final class ImageName {
    /** Storage may put something of its own before the id of an image, with a dot between. */
    private static final Pattern PREFIXED =
            Pattern.compile(".+\\.(\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12})");

    private ImageName() {}

    /** The last part of a path, or the id at the end of that. */
    static String of(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        var prefixed = PREFIXED.matcher(last);
        return prefixed.matches() ? prefixed.group(1) : last;
    }
}
