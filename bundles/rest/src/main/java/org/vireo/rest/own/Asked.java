package org.vireo.rest.own;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vireo.rest.fault.RequestFault;

/** The parameters of a request; what cannot be understood is refused with a sentence. Immutable. */
record Asked(Map<String, String[]> parameters) {
    /** Refuses all others. */
    void only(Set<String> known) {
        parameters.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw RequestFault.bad("There is no parameter '" + printable(name) + "' here; there are "
                            + String.join(", ", known.stream().sorted().toList()) + ".");
                });
        parameters.forEach((name, values) -> {
            if (values.length > 1) {
                throw RequestFault.bad("The parameter " + name + " is given more than once.");
            }
        });
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name))
                .map(values -> values[0])
                .filter(text -> !text.isBlank());
    }

    List<String> texts(String name) {
        return text(name).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    int number(String name, int fallback) {
        return text(name)
                .map(text -> {
                    try {
                        return Integer.parseInt(text);
                    } catch (NumberFormatException e) {
                        throw RequestFault.outOfRange(new IllegalArgumentException(
                                name + " must be a number, not " + printable(text) + ".", e));
                    }
                })
                .orElse(fallback);
    }

    Instant moment(String name, Instant fallback) {
        return text(name)
                .map(text -> {
                    try {
                        return OffsetDateTime.parse(text).toInstant();
                    } catch (DateTimeException e) {
                        throw RequestFault.outOfRange(new IllegalArgumentException(
                                name + " must be a moment such as 2026-03-01T00:00:00Z, not " + printable(text) + ".",
                                e));
                    }
                })
                .orElse(fallback);
    }

    private static String printable(String text) {
        var beginning = text.length() > 40 ? text.substring(0, 40) : text;
        return beginning.replaceAll("\\p{Cntrl}", " ");
    }
}
