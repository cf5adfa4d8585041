package org.vireo.network;

import org.vireo.engine.api.command.Check;

/** The rules for variables of network filters. Pure. */
final class FilterParameters {
    private FilterParameters() {}

    static Check form(String name, String value) {
        return name.matches("[A-Za-z0-9_]{1,255}")
                        && value.length() <= 255
                        && value.chars().noneMatch(c -> c < ' ')
                ? Check.FINE
                : Check.invalid("A parameter of a network filter has a name of letters, digits and _, and a plain value"
                        + " of at most 255 characters.");
    }
}
