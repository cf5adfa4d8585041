package org.vireo.reporting;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Sight;
import org.vireo.spi.report.ReportParameter.Kind;

/** What a caller may see, asked for once a kind. Confined to one thread. */
final class CallerSight implements Sighted {
    private final Authorizer authorizer;
    private final Sight sight;
    private final Map<Kind, Set<UUID>> known = new EnumMap<>(Kind.class);

    CallerSight(Authorizer authorizer, Caller caller) {
        this.authorizer = authorizer;
        sight = authorizer.sight(caller);
    }

    @Override
    public Optional<Set<UUID>> of(Kind kind) {
        if (sight instanceof Sight.Everything) {
            return Optional.empty();
        }
        return Optional.of(known.computeIfAbsent(kind, this::seen));
    }

    /** Where it cannot be told what is seen, nothing is. */
    private Set<UUID> seen(Kind kind) {
        return authorizer.seen(sight, named(kind)).orElse(Set.of());
    }

    /** As permits name it. */
    private static String named(Kind kind) {
        return switch (kind) {
            case DATACENTERS -> "data_center";
            case CLUSTERS -> "cluster";
            case HOSTS -> "host";
            case VMS -> "vm";
            case STORAGE_DOMAINS -> "storage_domain";
            case USERS -> "user";
            case PERIOD, GRAIN, DELETED, NUMBER, CHOICE, NAME ->
                throw new IllegalArgumentException(kind + " is no kind of objects");
        };
    }
}
