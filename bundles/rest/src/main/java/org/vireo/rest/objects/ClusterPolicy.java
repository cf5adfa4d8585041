package org.vireo.rest.objects;

import java.util.Optional;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Where;
import org.vireo.rest.define.Beans;
import org.vireo.rest.define.Context;
import org.vireo.rest.types.Cluster;
import org.vireo.rest.types.SchedulingPolicy;

/** The scheduling policy of a cluster: its own, or the one that is marked as the default. */
final class ClusterPolicy {
    private static final String KIND = "scheduling_policy";

    private ClusterPolicy() {}

    /** Leaves the id of the policy a body names, for it is kept as it is then. */
    static void settle(Cluster sent, Context context) {
        if (sent.getSchedulingPolicy() != null) {
            sent.setSchedulingPolicy(Defined.only(
                    new SchedulingPolicy(),
                    Defined.resolve(context, KIND, Optional.empty(), sent.getSchedulingPolicy())));
        }
    }

    static void show(Cluster bean, org.vireo.inventory.Cluster cluster, Context context) {
        var beans = new Beans(context.engine().wire());
        Optional.ofNullable(beans.fromJson(cluster.extras(), Cluster.class).getSchedulingPolicy())
                .map(SchedulingPolicy::getId)
                .or(() -> standard(beans, context))
                .ifPresent(id ->
                        bean.setSchedulingPolicy(context.refer(new SchedulingPolicy(), "schedulingpolicies", id)));
    }

    private static Optional<String> standard(Beans beans, Context context) {
        return context.exchange()
                .once(
                        "default scheduling policy",
                        () ->
                                context
                                        .inventory()
                                        .list(
                                                Definition.class,
                                                Where.equal("kind", KIND).orderBy("name"))
                                        .stream()
                                        .filter(policy ->
                                                VmActions.isTrue(beans.fromJson(policy.extras(), SchedulingPolicy.class)
                                                        .isDefaultPolicy()))
                                        .map(policy -> policy.id().value().toString())
                                        .findFirst());
    }
}
