package org.vireo.ctl.text;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks into values as {@link Json} reads them. What is not there is an empty text, map or list. */
public final class Tree {
    private Tree() {}

    /** What is at a path such as {@code cpu.topology.cores}; null when nothing is. */
    public static Object at(Object value, String path) {
        var found = value;
        for (var name : path.split("\\.")) {
            if (found instanceof List<?> items && !items.isEmpty()) {
                found = items.get(0);
            }
            found = found instanceof Map<?, ?> members ? members.get(name) : null;
        }
        return found;
    }

    /** A text, number or flag at a path. */
    public static String text(Object value, String path) {
        var found = at(value, path);
        return found == null || found instanceof Map || found instanceof List ? "" : found.toString();
    }

    /** The items of a collection, which comes as an object with one list; a list is its own items. */
    public static List<?> items(Object collection) {
        if (collection instanceof List<?> list) {
            return list;
        }
        if (collection instanceof Map<?, ?> members) {
            return members.values().stream()
                    .filter(List.class::isInstance)
                    .map(member -> (List<?>) member)
                    .findFirst()
                    .orElse(List.of());
        }
        return List.of();
    }

    /** In few words: a reference is its name or else its id, a list its parts. */
    public static String brief(Object value) {
        if (value instanceof Map<?, ?> members) {
            for (var name : List.of("name", "id")) {
                if (members.get(name) instanceof String text) {
                    return text;
                }
            }
            return brief(members.values());
        }
        if (value instanceof Iterable<?> several) {
            return java.util.stream.StreamSupport.stream(several.spliterator(), false)
                    .map(Tree::brief)
                    .collect(Collectors.joining(","));
        }
        return value == null ? "" : value.toString();
    }
}
