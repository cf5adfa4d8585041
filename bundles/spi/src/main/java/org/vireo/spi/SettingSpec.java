package org.vireo.spi;

import java.util.Objects;

/**
 * One thing an administrator fills in for a plugin; drives forms and checks. Immutable.
 *
 * @param name as it travels, lower case with underscores
 * @param label for people
 * @param kind how it is entered and checked
 * @param required whether it must be given
 * @param defaultValue used when it is not given, empty for none
 */
public record SettingSpec(String name, String label, Kind kind, boolean required, String defaultValue) {
    /** How a setting is entered and checked. */
    public enum Kind {
        /** Any text. */
        TEXT,
        /** A whole number. */
        NUMBER,
        /** true or false. */
        BOOLEAN,
        /** An absolute path on a host. */
        PATH,
        /** Hidden, kept in the secret store. */
        SECRET
    }

    /** Refuses missing values. */
    public SettingSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(defaultValue, "defaultValue");
    }
}
