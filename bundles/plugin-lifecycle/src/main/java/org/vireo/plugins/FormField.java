package org.vireo.plugins;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.felix.utils.properties.TypedProperties;
import org.osgi.service.metatype.AttributeDefinition;
import org.vireo.engine.api.plugin.PluginForm;
import org.vireo.model.VireoException;
import org.vireo.plugins.FieldBounds.Bounds;

/**
 * One field of a configuration: how it is shown, checked and written. Immutable.
 *
 * @param attribute what the bundle says of it
 * @param required whether it must have a value
 * @param bounds of its value
 */
record FormField(AttributeDefinition attribute, boolean required, Bounds bounds) {
    String id() {
        return attribute.getID();
    }

    boolean isSecret() {
        return attribute.getType() == AttributeDefinition.PASSWORD;
    }

    private boolean many() {
        return attribute.getCardinality() != 0;
    }

    String type() {
        return switch (attribute.getType()) {
            case AttributeDefinition.PASSWORD -> "secret";
            case AttributeDefinition.BOOLEAN -> "flag";
            case AttributeDefinition.INTEGER,
                    AttributeDefinition.LONG,
                    AttributeDefinition.SHORT,
                    AttributeDefinition.BYTE -> "number";
            case AttributeDefinition.DOUBLE, AttributeDefinition.FLOAT -> "decimal";
            default -> "text";
        };
    }

    private String standard() {
        var values = attribute.getDefaultValue();
        return values == null || isSecret() ? "" : String.join(", ", values);
    }

    private Map<String, String> options() {
        var options = new LinkedHashMap<String, String>();
        var values = attribute.getOptionValues();
        var labels = attribute.getOptionLabels();
        for (int i = 0; values != null && i < values.length; i++) {
            options.put(values[i], labels == null || i >= labels.length ? values[i] : labels[i]);
        }
        return options;
    }

    /** @param kept whether the store of secrets has one for this field */
    PluginForm.Field shown(TypedProperties present, boolean kept) {
        var value = isSecret() ? Optional.<String>empty() : value(present);
        return new PluginForm.Field(
                id(),
                Optional.ofNullable(attribute.getName()).orElse(id()),
                Optional.ofNullable(attribute.getDescription()).orElse(""),
                type(),
                many(),
                required,
                standard(),
                options(),
                bounds.least(),
                bounds.greatest(),
                value,
                isSecret() ? kept : value.isPresent());
    }

    private Optional<String> value(TypedProperties present) {
        var value = present.get(id());
        if (value instanceof Object[] several) {
            return Optional.of(Arrays.stream(several).map(String::valueOf).collect(Collectors.joining(", ")));
        }
        return Optional.ofNullable(value).map(String::valueOf);
    }

    /** Throws {@code CONFIGURATION_REFUSED} naming the field; never the value of a secret. */
    void check(String value) {
        if (value.isEmpty()) {
            return;
        }
        for (var one : isSecret() ? List.of(value) : parts(value)) {
            if (!isSecret() && !options().isEmpty() && !options().containsKey(one)) {
                throw refused("must be one of " + options().keySet());
            }
            checkType(one);
            var objection = attribute.validate(one);
            if (objection != null && !objection.isEmpty()) {
                throw refused("does not fit" + (isSecret() ? "" : ": " + objection));
            }
        }
    }

    private void checkType(String one) {
        try {
            switch (type()) {
                case "number", "decimal" -> checkNumber(new BigDecimal(one));
                case "flag" -> {
                    if (!one.equals("true") && !one.equals("false")) {
                        throw refused("must be true or false");
                    }
                }
                default -> {
                    if (one.chars().anyMatch(Character::isISOControl)) {
                        throw refused("must be one line of text");
                    }
                }
            }
        } catch (NumberFormatException e) {
            throw new VireoException(PluginError.CONFIGURATION_REFUSED, sentence("must be a number"), e);
        }
    }

    private void checkNumber(BigDecimal number) {
        if (type().equals("number") && number.stripTrailingZeros().scale() > 0) {
            throw refused("must be a whole number");
        }
        if (bounds.least()
                        .filter(least -> number.compareTo(new BigDecimal(least)) < 0)
                        .isPresent()
                || bounds.greatest()
                        .filter(greatest -> number.compareTo(new BigDecimal(greatest)) > 0)
                        .isPresent()) {
            throw refused("must be "
                    + bounds.least().map(least -> "at least " + least).orElse("")
                    + (bounds.least().isPresent() && bounds.greatest().isPresent() ? " and " : "")
                    + bounds.greatest().map(greatest -> "at most " + greatest).orElse(""));
        }
    }

    private List<String> parts(String value) {
        return many() ? Arrays.stream(value.split(",")).map(String::strip).toList() : List.of(value);
    }

    /** Writes a checked value; an empty one takes the field out. */
    void put(String value, TypedProperties properties) {
        if (value.isEmpty()) {
            properties.remove(id());
        } else {
            properties.put(id(), many() ? String.join(", ", parts(value)) : value);
        }
    }

    /** A field that must have a value and has neither one nor a standard one. */
    void checkPresent(TypedProperties properties) {
        var standard = attribute.getDefaultValue();
        if (required && !properties.containsKey(id()) && (standard == null || standard.length == 0)) {
            throw refused("must have a value");
        }
    }

    private VireoException refused(String what) {
        return PluginError.CONFIGURATION_REFUSED.because(sentence(what));
    }

    private String sentence(String what) {
        return "The field " + id() + " " + what + ".";
    }
}
