package org.vireo.engine.api.plugin;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A configuration as a form. Immutable.
 *
 * @param pid its name; of an instance {@code <pid>~<name>}
 * @param several whether there can be instances of it; then the form without an instance only shows the fields
 * @param name for people
 * @param description for people
 * @param fields in the order to show them
 */
public record PluginForm(String pid, boolean several, String name, String description, List<Field> fields) {
    /**
     * One field.
     *
     * @param id key in the configuration
     * @param name for people
     * @param description for people
     * @param type {@code text}, {@code secret}, {@code number}, {@code decimal} or {@code flag}
     * @param many whether it takes several values, separated by commas
     * @param required whether it must have a value
     * @param standard value without one; empty for none
     * @param options values allowed with their labels; empty for any
     * @param least smallest value allowed, as the plugin states it
     * @param greatest largest value allowed, as the plugin states it
     * @param value present one, as text; never of a secret
     * @param set whether there is a present one
     */
    public record Field(
            String id,
            String name,
            String description,
            String type,
            boolean many,
            boolean required,
            String standard,
            Map<String, String> options,
            Optional<String> least,
            Optional<String> greatest,
            Optional<String> value,
            boolean set) {}

    /** Copies the list and refuses missing values. */
    public PluginForm {
        Objects.requireNonNull(pid, "pid");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        fields = List.copyOf(fields);
    }
}
