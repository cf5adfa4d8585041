package org.vireo.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.vireo.model.VireoException;

/** The members of a manifest, each checked for its form. Lists may be absent, which is the same as empty. */
record ManifestFields(JsonNode root) {
    private static final int LONGEST_LIST = 512;

    private static VireoException wrong(String field, String what) {
        return PluginError.PACKAGE_REFUSED.because(
                "The plugin's manifest META-INF/vireo/plugin.json " + what + " \"" + field + "\".");
    }

    int number(String field) {
        return root.path(field).asInt(-1);
    }

    boolean flag(String field) {
        var node = root.path(field);
        if (!node.isMissingNode() && !node.isBoolean()) {
            throw wrong(field, "has neither true nor false as");
        }
        return node.asBoolean(false);
    }

    /** One line for people or machines. */
    String line(String field, int longest) {
        var value = text(field, longest);
        if (value.isBlank() || value.chars().anyMatch(Character::isISOControl)) {
            throw wrong(field, "needs one line of at most " + longest + " characters as");
        }
        return value;
    }

    String text(String field, int longest) {
        var node = root.path(field);
        if (!node.isTextual() || node.asText().length() > longest) {
            throw wrong(field, "needs a text of at most " + longest + " characters as");
        }
        return node.asText();
    }

    List<String> words(String field) {
        var words = new ArrayList<String>();
        for (var node : list(field)) {
            if (!node.isTextual() || node.asText().length() > 300) {
                throw wrong(field, "has something else than texts in");
            }
            words.add(node.asText());
        }
        if (new HashSet<>(words).size() < words.size()) {
            throw wrong(field, "names something twice in");
        }
        return words;
    }

    List<String> paths(String field, Pattern form) {
        var paths = words(field);
        for (var path : paths) {
            if (!form.matcher(path).matches()) {
                throw wrong(field, "names \"" + EntryNames.printable(path) + "\", which must not be part of");
            }
        }
        return paths;
    }

    Map<String, String> ranges(String field, Pattern form, Predicate<String> range) {
        var node = root.path(field);
        if ((!node.isMissingNode() && !node.isObject()) || node.size() > LONGEST_LIST) {
            throw wrong(field, "needs an object of ranges of versions as");
        }
        var ranges = new LinkedHashMap<String, String>();
        node.properties().forEach(member -> {
            if (!form.matcher(member.getKey()).matches()
                    || !range.test(member.getValue().asText(" "))) {
                throw wrong(field, "needs names of packages with ranges of versions such as [1.0,2) in");
            }
            ranges.put(member.getKey(), member.getValue().asText());
        });
        return ranges;
    }

    <T> List<T> objects(String field, String first, String second, BiFunction<String, String, T> made) {
        var objects = new ArrayList<T>();
        for (var node : list(field)) {
            if (!node.path(first).isTextual() || !node.path(second).isTextual()) {
                throw wrong(field, "needs \"" + first + "\" and \"" + second + "\" in each of");
            }
            objects.add(made.apply(node.path(first).asText(), node.path(second).asText()));
        }
        return objects;
    }

    private JsonNode list(String field) {
        var node = root.path(field);
        if ((!node.isMissingNode() && !node.isArray()) || node.size() > LONGEST_LIST) {
            throw wrong(field, "needs a list of at most " + LONGEST_LIST + " as");
        }
        return node;
    }
}
