package org.vireo.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Optional;

/** Attributes kept for clients, as they come from another engine. */
final class Extras {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Extras() {}

    private static Optional<ObjectNode> parsed(String extras) {
        try {
            return JSON.readTree(extras) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Whether they are a JSON object at all. */
    static boolean sound(String extras) {
        return parsed(extras).isPresent();
    }

    /** Whether one of them is true; API v4 keeps that as a text. */
    static boolean isTrue(String extras, String name) {
        return parsed(extras)
                .map(object -> object.path(name).asText().equals("true"))
                .orElse(false);
    }

    /** Without one of them. */
    static String without(String extras, String name) {
        return parsed(extras)
                .map(object -> {
                    object.remove(name);
                    return object.toString();
                })
                .orElse(extras);
    }

    /** Without what refers to objects of the engine they come from, such as icons and quotas. */
    static String withoutReferences(String extras) {
        var object = parsed(extras).orElseGet(JSON::createObjectNode);
        var references = new ArrayList<String>();
        object.properties().forEach(member -> {
            if (member.getValue().has("id") || member.getValue().has("href")) {
                references.add(member.getKey());
            }
        });
        object.remove(references);
        return object.toString();
    }
}
