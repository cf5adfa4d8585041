package org.vireo.rest.objects;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Where;
import org.vireo.model.ClusterId;
import org.vireo.model.Id;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Exchange;

/** Objects of a kind by id, read once a request: searches by the name of something related need them for every item. */
final class Names {
    private Names() {}

    static <E> Map<UUID, E> all(Exchange exchange, Class<E> type, Function<E, Id> id) {
        return exchange.once(type, () -> {
            var found = new HashMap<UUID, E>();
            exchange.inventory()
                    .list(type, Where.all())
                    .forEach(one -> found.put(id.apply(one).value(), one));
            return found;
        });
    }

    static Optional<Cluster> cluster(Context context, ClusterId id) {
        return Optional.ofNullable(
                all(context.exchange(), Cluster.class, Cluster::id).get(id.value()));
    }

    static String clusterName(Context context, ClusterId id) {
        return cluster(context, id).map(Cluster::name).orElse(null);
    }

    static String dataCenterOfCluster(Context context, ClusterId id) {
        return cluster(context, id)
                .flatMap(Cluster::dataCenterId)
                .map(center -> dataCenterName(context, center))
                .orElse(null);
    }

    static String dataCenterName(Context context, Id id) {
        var found = all(context.exchange(), DataCenter.class, DataCenter::id).get(id.value());
        return found == null ? null : found.name();
    }
}
