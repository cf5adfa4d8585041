package org.vireo.rest.define;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Query and matrix parameters of a request; the two are the same to the API. Immutable. */
public final class Parameters {
    private static final Set<String> TRUE = Set.of("", "t", "true", "y", "yes", "1");
    private static final Set<String> FALSE = Set.of("f", "false", "n", "no", "0");

    private final Map<String, List<String>> values;

    public Parameters(Map<String, List<String>> values) {
        this.values = new TreeMap<>(values);
    }

    public Optional<String> text(String name) {
        var found = values.getOrDefault(name, List.of());
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }

    /** A bare name means true, junk is ignored. */
    public Optional<Boolean> flag(String name) {
        return text(name).flatMap(Parameters::truth);
    }

    /** Not negative; junk is ignored. */
    public Optional<Integer> number(String name) {
        return text(name).filter(text -> text.matches("\\d{1,9}")).map(Integer::valueOf);
    }

    public static Optional<Boolean> truth(String text) {
        var plain = text.strip().toLowerCase(Locale.ROOT);
        if (TRUE.contains(plain)) {
            return Optional.of(true);
        }
        return FALSE.contains(plain) ? Optional.of(false) : Optional.empty();
    }
}
