package org.vireo.rest.objects;

import java.util.Optional;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Cluster;
import org.vireo.rest.types.MigrationBandwidth;
import org.vireo.rest.types.MigrationBandwidthAssignmentMethod;
import org.vireo.rest.types.MigrationOptions;

/** How machines of a cluster are moved: what is acted upon must make sense. */
final class ClusterMigration {
    private ClusterMigration() {}

    static void check(Cluster sent, Optional<Cluster> kept) {
        var wish = bandwidth(Optional.of(sent));
        wish.map(MigrationBandwidth::getCustomValue).filter(value -> value < 1).ifPresent(value -> {
            throw RequestFault.badValue("The bandwidth of migrations must be at least 1 Mbit/s, not " + value + ".");
        });
        var known = wish.map(MigrationBandwidth::getCustomValue);
        var custom = wish.map(MigrationBandwidth::getAssignmentMethod)
                .filter(MigrationBandwidthAssignmentMethod.CUSTOM::equals)
                .isPresent();
        if (custom
                && known.or(() -> bandwidth(kept).map(MigrationBandwidth::getCustomValue))
                        .isEmpty()) {
            throw RequestFault.incomplete("MigrationBandwidth", "custom_value", "the assignment method custom");
        }
    }

    private static Optional<MigrationBandwidth> bandwidth(Optional<Cluster> of) {
        return of.map(Cluster::getMigration).map(MigrationOptions::getBandwidth);
    }
}
