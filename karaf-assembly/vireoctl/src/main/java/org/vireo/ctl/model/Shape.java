package org.vireo.ctl.model;

import java.util.List;
import java.util.Map;
import org.vireo.ctl.exit.Failure;

/**
 * Refuses objects with members that their type does not have: an engine would leave them out silently.
 *
 * @param model with the types
 */
public record Shape(ApiModel model) {
    /** Fails with a sentence that names the member. */
    public void check(String type, Map<?, ?> members) {
        check(model.type(type), members, "");
    }

    private void check(Type type, Map<?, ?> members, String above) {
        members.forEach((name, value) -> {
            var member = type.member(String.valueOf(name));
            if (member.isEmpty()) {
                var hint = type.near(String.valueOf(name))
                        .map(near -> "; did you mean " + near + "?")
                        .orElse(".");
                throw Failure.usage(type.name() + " has no member " + above + name + hint);
            }
            if (member.get().isStructure()) {
                var below = model.type(member.get().type());
                for (var one : value instanceof List<?> several ? several : List.of(value == null ? Map.of() : value)) {
                    if (!(one instanceof Map<?, ?> inner)) {
                        throw Failure.usage(above + name + " must be an object with members, not " + one + ".");
                    }
                    check(below, inner, above + name + ".");
                }
            }
        });
    }
}
