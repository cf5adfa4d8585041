package org.vireo.history.series;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vireo.engine.api.history.UsageHistory.Shown;

/** Which rows a question is about. */
final class Scopes {
    private Scopes() {}

    /** All objects of a source that may be shown. */
    static Rows.Scope all(Source source, Shown shown) {
        return new Rows.Scope("true", List.of(), shown.of(source.kind()));
    }

    /** Some that were found to be shown. */
    static Rows.Scope these(Source source, List<UUID> ids) {
        return new Rows.Scope("true", List.of(), Optional.of(Set.copyOf(ids)));
    }

    /** An object, or all that belonged to it at the time. */
    static Rows.Scope of(Subject subject, Source source, Optional<UUID> object, Shown shown) {
        if (object.isEmpty()) {
            return all(source, shown);
        }
        var ids = List.of(object.get());
        if (subject.single().isPresent()) {
            return new Rows.Scope("u." + source.id() + " = ?", ids, Optional.empty());
        }
        return new Rows.Scope(belonging(subject, source), ids, shown.of(source.kind()));
    }

    private static String belonging(Subject subject, Source source) {
        if (source.equals(Source.STORAGE_DOMAINS)) {
            return "exists (select from v4_5_map_history_datacenters_storage_domains m where m.storage_domain_id ="
                    + " u.storage_domain_id and m.datacenter_id = ? and m.attach_date < {end}"
                    + " and (m.detach_date is null or m.detach_date > {begin}))";
        }
        return subject.kind().equals("cluster")
                ? "c.cluster_id = ?"
                : "c.cluster_id in (select k.cluster_id from v4_5_configuration_history_clusters k where k.datacenter_id = ?)";
    }
}
