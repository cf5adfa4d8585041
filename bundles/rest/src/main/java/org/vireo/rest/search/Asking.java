package org.vireo.rest.search;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.inventory.Criterion;

/**
 * On whose behalf a search is made, and how.
 *
 * @param sight what the caller may see of a guarded kind; empty for everything
 * @param exact whether upper and lower case differ
 * @param clock tells what today is
 * @param measures what is known of the load of objects without being kept
 */
public record Asking(Optional<Criterion> sight, boolean exact, Clock clock, Measures measures) {
    /** Load by object. */
    public interface Measures {
        Map<UUID, Double> of(String measure);
    }

    /** The same, narrowed down to what the caller may see. */
    Criterion seen(Criterion criterion, Subject subject) {
        return sight.filter(limits -> subject.guarded())
                .<Criterion>map(limits -> new Criterion.All(java.util.List.of(criterion, limits)))
                .orElse(criterion);
    }
}
