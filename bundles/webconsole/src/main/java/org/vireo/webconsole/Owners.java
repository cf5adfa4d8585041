package org.vireo.webconsole;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vireo.engine.api.auth.Caller;
import org.vireo.inventory.Account;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Job;
import org.vireo.model.UserId;

/** Names of those on whose behalf jobs run. Thread-safe. */
record Owners(Inventory inventory) {
    /** For jobs of one page. */
    Map<UserId, String> of(Collection<Job> jobs) {
        var ids = jobs.stream().map(Job::ownerId).flatMap(Optional::stream).collect(Collectors.toSet());
        var names = new HashMap<UserId, String>();
        names.put(Caller.ENGINE, "the engine");
        inventory.findAll(Account.class, ids).forEach(a -> names.put(a.id(), a.name() + "@" + a.profile()));
        return names;
    }

    /** Such as {@code admin@internal}. */
    static String name(Job job, Map<UserId, String> names) {
        return job.ownerId().map(id -> names.getOrDefault(id, id.toString())).orElse("");
    }
}
