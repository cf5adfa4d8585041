package org.vireo.rest.own;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Sight;
import org.vireo.inventory.Criterion;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.search.Asking;
import org.vireo.rest.search.Completion;
import org.vireo.rest.searched.Kinds;

/** Tells search bars how a search can go on. Thread-safe. */
record SearchBar(Inventory inventory, Transactions transactions, Authorizer authorizer, Clock clock) {
    /** Values are those the caller may see. */
    Map<String, Object> complete(String kind, String text, Caller caller) {
        var subject = Kinds.of(kind)
                .orElseThrow(() -> RequestFault.badValue("kind must be one of the lists that can be searched"));
        var limits = authorizer.sight(caller) instanceof Sight.Some some
                ? Optional.<Criterion>of(new Criterion.Visible(some.principals(), some.userRolesOnly()))
                : Optional.<Criterion>empty();
        var asking = new Asking(limits, false, clock, measure -> Map.of());
        return Map.of("proposals", transactions.call(() -> Completion.of(text, subject, asking, inventory)));
    }
}
