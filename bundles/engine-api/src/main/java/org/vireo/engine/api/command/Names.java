package org.vireo.engine.api.command;

import java.util.Optional;
import java.util.regex.Pattern;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Named;
import org.vireo.inventory.Where;
import org.vireo.inventory.Where.Comparison;
import org.vireo.model.Id;

/** The rules for names, the same for every kind of object. Pure apart from reading the inventory. */
public final class Names {
    private static final int LONGEST = 255;
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{N}_.+-]+");

    private Names() {}

    /** Whether a text can be a name: 1 to 255 letters, digits, {@code _ . + -}. */
    public static Check valid(String kind, String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            return Check.invalid("The name of a " + kind + " must have 1 to " + LONGEST + " characters.");
        }
        return ALLOWED.matcher(name).matches()
                ? Check.FINE
                : Check.invalid("The name of a " + kind + " may hold letters, digits and _ . + - only: " + name);
    }

    /**
     * Whether a name is valid and free among the objects of a scope.
     *
     * @param except the object that may have it, because it is the one being changed
     */
    public static <T extends Named> Check free(
            Inventory inventory, Class<T> type, Where scope, String kind, String name, Optional<? extends Id> except) {
        var among = scope.andEqual("name", name);
        if (except.isPresent()) {
            among = among.and("id", Comparison.NOT_EQUAL, except.get());
        }
        var check = valid(kind, name);
        return check instanceof Check.Fine && inventory.count(type, among) > 0
                ? Check.conflict("The " + kind + " name is already in use: " + name)
                : check;
    }
}
