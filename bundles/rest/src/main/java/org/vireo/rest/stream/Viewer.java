package org.vireo.rest.stream;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Sight;

/**
 * What one caller is told of changes: of objects it sees, or saw when it was told last. Of kinds about which permissions say nothing (jobs,
 * events), who does not see everything is told only that there was something. Permissions are asked anew each time. Confined to one thread.
 */
final class Viewer {
    private final Authorizer authorizer;
    private final Caller caller;
    private final Map<String, Set<UUID>> seenBefore = new HashMap<>();
    private boolean unlimited = true;

    Viewer(Authorizer authorizer, Caller caller) {
        this.authorizer = authorizer;
        this.caller = caller;
    }

    /** Whether the caller saw everything when it was told last: telling it asks the store nothing more. */
    boolean unlimited() {
        return unlimited;
    }

    /** The kinds and ids to tell. Asks the store once for each kind. */
    Map<String, Set<UUID>> narrowed(Map<String, Set<UUID>> changes) {
        var sight = authorizer.sight(caller);
        unlimited = sight instanceof Sight.Everything;
        if (unlimited) {
            return changes;
        }
        var told = new HashMap<String, Set<UUID>>();
        changes.forEach((kind, ids) -> authorizer
                .seen(sight, kind)
                .ifPresentOrElse(seen -> narrow(kind, ids, seen, told), () -> told.put(kind, Set.of())));
        return told;
    }

    private void narrow(String kind, Set<UUID> ids, Set<UUID> seen, Map<String, Set<UUID>> told) {
        var visible = new HashSet<>(ids);
        var before = seenBefore.put(kind, seen);
        visible.removeIf(id -> !seen.contains(id) && (before == null || !before.contains(id)));
        if (!visible.isEmpty()) {
            told.put(kind, visible);
        }
    }
}
