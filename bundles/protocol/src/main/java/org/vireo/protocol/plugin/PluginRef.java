package org.vireo.protocol.plugin;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One version of a plugin. Immutable. Both names are safe as names of directories.
 *
 * @param id small letters and digits in words joined by hyphens, at most 64 characters
 * @param version three numbers and perhaps a qualifier, as OSGi has it
 */
public record PluginRef(String id, String version) {
    private static final int LONGEST = 64;
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern VERSION = Pattern.compile("\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}(\\.[A-Za-z0-9_-]{1,64})?");

    /** Refuses other names. */
    public PluginRef {
        requireId(id);
        Objects.requireNonNull(version, "version");
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException("a plugin's version is like 1.0.0 or 1.0.0.beta, not " + version);
        }
    }

    static void requireId(String id) {
        Objects.requireNonNull(id, "id");
        if (id.length() > LONGEST || !ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a plugin's id is like storage-nfs, not " + id);
        }
    }

    /** As a person reads it: {@code storage-nfs 1.0.0}. */
    @Override
    public String toString() {
        return id + " " + version;
    }
}
