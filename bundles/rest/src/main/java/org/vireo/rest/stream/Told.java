package org.vireo.rest.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vireo.engine.api.change.Changes.Change;

/** The latest changes, numbered, for streams that are at different places among them. Thread-safe. */
final class Told {
    private static final int KEPT = 2_000;

    private record Numbered(long number, Change change) {}

    private final Deque<Numbered> latest = new ArrayDeque<>();
    private long last;

    synchronized void add(Set<Change> changes) {
        for (var change : changes) {
            last++;
            latest.addLast(new Numbered(last, change));
            if (latest.size() > KEPT) {
                latest.removeFirst();
            }
        }
    }

    /** From here on nothing from before is worth telling: who has not heard all of it has to look at everything. */
    synchronized void forget() {
        last++;
        latest.clear();
    }

    /** The number of the latest change. */
    synchronized long last() {
        return last;
    }

    /**
     * What came after a number.
     *
     * @param last the number of the latest of it
     * @param changes ids by kind; empty when not all of it is known
     */
    record Since(long last, Optional<Map<String, Set<UUID>>> changes) {}

    /** What came after a number. */
    synchronized Since since(long number) {
        var oldest = latest.isEmpty() ? last + 1 : latest.peekFirst().number();
        if (number > last || number < oldest - 1) {
            return new Since(last, Optional.empty());
        }
        var all = new HashMap<String, Set<UUID>>();
        for (var each : latest) {
            if (each.number() > number) {
                all.computeIfAbsent(each.change().kind(), kind -> new HashSet<>())
                        .add(each.change().id());
            }
        }
        return new Since(last, Optional.of(all));
    }
}
