package org.vireo.rest.define;

import java.util.Optional;
import org.vireo.inventory.Criterion;
import org.vireo.inventory.Where;

/**
 * How much of a collection a caller sees. Immutable.
 *
 * @param nothing whether there is nothing to see
 * @param limits what the store narrows the items down to; empty when all of them are seen
 */
record View(boolean nothing, Optional<Criterion> limits) {
    static final View WHOLE = new View(false, Optional.empty());
    static final View NONE = new View(true, Optional.empty());

    Where narrowed(Where where) {
        return limits.map(where::and).orElse(where);
    }
}
