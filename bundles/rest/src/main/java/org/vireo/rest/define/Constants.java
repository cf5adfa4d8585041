package org.vireo.rest.define;

import java.util.Arrays;
import java.util.Locale;
import org.vireo.model.WireText;
import org.vireo.rest.fault.RequestFault;

/** The same constants in the model and in the API's types; their Java names differ only by underscores. */
public final class Constants {
    private Constants() {}

    /** The API's constant. */
    public static <A extends Enum<A>> A api(Class<A> type, WireText constant) {
        return find(type, constant.name());
    }

    /** The model's constant; refused when the engine knows none of that name. */
    public static <M extends Enum<M> & WireText> M model(Class<M> type, Enum<?> constant) {
        var found = find(type, constant.name());
        if (found == null) {
            throw RequestFault.unsupported(
                    type.getSimpleName() + " " + constant.name().toLowerCase(Locale.ROOT));
        }
        return found;
    }

    /** Null when there is none. */
    private static <T extends Enum<T>> T find(Class<T> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> plain(one.name()).equals(plain(name)))
                .findFirst()
                .orElse(null);
    }

    private static String plain(String name) {
        return name.replace("_", "");
    }
}
