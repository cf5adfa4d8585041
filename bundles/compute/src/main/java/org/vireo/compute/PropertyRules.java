package org.vireo.compute;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Names of properties with the expressions that their values have to match. Immutable. */
final class PropertyRules {
    private static final Pattern BETWEEN = Pattern.compile(";(?=[A-Za-z_][A-Za-z0-9_]*=)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

    private final Map<String, Pattern> rules = new LinkedHashMap<>();

    /** Reads {@code name=expression;name=expression}; {@code key} names the place in a complaint. */
    PropertyRules(String key, String text) {
        for (String part : BETWEEN.split(text.strip())) {
            String rule = part.strip();
            if (!rule.isEmpty()) {
                add(key, rule);
            }
        }
    }

    private void add(String key, String rule) {
        int end = rule.indexOf('=');
        String name = end < 0 ? rule : rule.substring(0, end);
        if (end < 0 || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    key + " of " + PropertyBook.PID + " must be name=expression;…, not '" + rule + "'");
        }
        try {
            rules.put(name, Pattern.compile(rule.substring(end + 1)));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    key + " of " + PropertyBook.PID + " has no readable expression for " + name + ": " + e.getMessage(),
                    e);
        }
    }

    boolean knows(String name) {
        return rules.containsKey(name);
    }

    boolean allows(String name, String value) {
        return rules.get(name).matcher(value).matches();
    }

    String expression(String name) {
        return rules.get(name).pattern();
    }

    String text() {
        return rules.entrySet().stream()
                .map(rule -> rule.getKey() + "=" + rule.getValue().pattern())
                .reduce((a, b) -> a + ";" + b)
                .orElse("");
    }
}
