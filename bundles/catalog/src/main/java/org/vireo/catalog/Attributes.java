package org.vireo.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.command.Check;
import org.vireo.inventory.Definition;
import org.vireo.model.Id;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.json.ModelJson;

/** What a definition holds besides its name, read in the form API v4 gives it: numbers and booleans are texts. Immutable. */
record Attributes(JsonNode json) {
    private static final ObjectMapper MAPPER = ModelJson.newMapper();

    static Attributes of(Definition definition) {
        return of(definition.extras());
    }

    static Attributes of(String json) {
        try {
            return new Attributes(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "a kept definition is no JSON", e);
        }
    }

    /** The text at a dotted path. */
    Optional<String> text(String path) {
        var here = json;
        for (var name : path.split("\\.")) {
            here = here.path(name);
        }
        return here.isValueNode() && !here.isNull() ? Optional.of(here.asText()) : Optional.empty();
    }

    Optional<Long> number(String path) {
        return text(path).map(value -> {
            try {
                return Long.valueOf(value);
            } catch (NumberFormatException e) {
                throw new VireoException(ModelError.BAD_VALUE, path + " is no whole number: " + value, e);
            }
        });
    }

    boolean isTrue(String path) {
        return text(path).filter("true"::equals).isPresent();
    }

    /** The object a reference names; a reference by anything but an id was resolved before it was kept. */
    Optional<UUID> reference(String path) {
        return text(path + ".id").map(value -> {
            try {
                return Id.parse(value);
            } catch (IllegalArgumentException e) {
                throw new VireoException(ModelError.BAD_VALUE, "the id of " + path + " is no id: " + value, e);
            }
        });
    }

    /** Refuses numbers below zero. */
    Check notNegative(String... names) {
        var bad = new ArrayList<String>();
        for (var name : names) {
            number(name)
                    .filter(value -> value < 0)
                    .ifPresent(value -> bad.add(name + " may not be negative: " + value));
        }
        return bad.isEmpty() ? Check.FINE : Check.invalid(bad.toArray(String[]::new));
    }

    /** Names among these that have a value. */
    List<String> given(List<String> names) {
        return names.stream().filter(name -> text(name).isPresent()).toList();
    }
}
