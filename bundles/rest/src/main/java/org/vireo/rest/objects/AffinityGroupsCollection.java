package org.vireo.rest.objects;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.vireo.engine.api.catalog.AddDefinition.Member;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Definition;
import org.vireo.rest.define.Beans;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.types.AffinityGroup;
import org.vireo.rest.types.AffinityLabels;
import org.vireo.rest.types.AffinityRule;

/** Affinity groups of a cluster. */
final class AffinityGroupsCollection {
    private AffinityGroupsCollection() {}

    static Collection<Definition, AffinityGroup> ofCluster(Beans beans) {
        return new DefinedCollection<>(beans, "affinitygroups", AffinityGroup.class, "affinity_group")
                .within(context -> context.owner(Cluster.class).id().value())
                .owned("vms", "hosts", "vm_labels", "host_labels", "cluster", "broken", "positive", "enforcing")
                .members(AffinityGroupsCollection::members)
                .settled((sent, context) -> settle(sent))
                .shown(AffinityGroupsCollection::complete)
                .builder()
                .required("name")
                .child(MembersCollection.vms())
                .child(MembersCollection.hosts())
                .child(MembersCollection.labels("vm_label"))
                .child(MembersCollection.labels("host_label"))
                .forEveryone()
                .build();
    }

    /** The group's own attributes are older words for those of its rule between virtual machines. */
    private static void settle(AffinityGroup sent) {
        if (sent.isPositive() != null || sent.isEnforcing() != null) {
            var rule = Optional.ofNullable(sent.getVmsRule()).orElseGet(AffinityRule::new);
            if (rule.isPositive() == null) {
                rule.setPositive(sent.isPositive());
            }
            if (rule.isEnforcing() == null) {
                rule.setEnforcing(sent.isEnforcing());
            }
            sent.setVmsRule(rule);
        }
        enable(sent.getVmsRule());
        enable(sent.getHostsRule());
    }

    private static void enable(AffinityRule rule) {
        if (rule != null && rule.isEnabled() == null && rule.isPositive() != null) {
            rule.setEnabled(true);
        }
    }

    private static List<Member> members(AffinityGroup sent, Context context) {
        var members = AffinityLabelsCollection.members(sent.getVms(), sent.getHosts(), context);
        labels(members, "vm_label", sent.getVmLabels(), context);
        labels(members, "host_label", sent.getHostLabels(), context);
        return members;
    }

    private static void labels(List<Member> members, String kind, AffinityLabels sent, Context context) {
        if (sent != null) {
            sent.getAffinityLabels()
                    .forEach(label -> members.add(new Member(
                            kind,
                            Defined.resolve(context, "affinity_label", Optional.empty(), label)
                                    .id()
                                    .value())));
        }
    }

    private static void complete(AffinityGroup group, Definition definition, Context context) {
        group.setCluster(context.refer(
                new org.vireo.rest.types.Cluster(),
                "clusters",
                definition.ownerId().orElseThrow()));
        group.setVmsRule(complete(group.getVmsRule()));
        group.setHostsRule(complete(group.getHostsRule()));
        group.setPositive(group.getVmsRule().isPositive());
        group.setEnforcing(group.getVmsRule().isEnforcing());
        if (group.getPriority() == null) {
            group.setPriority(BigDecimal.ONE);
        }
    }

    private static AffinityRule complete(AffinityRule kept) {
        var rule = Optional.ofNullable(kept).orElseGet(() -> {
            var none = new AffinityRule();
            none.setEnabled(false);
            return none;
        });
        rule.setEnabled(rule.isEnabled() == null || rule.isEnabled());
        rule.setPositive(VmActions.isTrue(rule.isPositive()));
        rule.setEnforcing(VmActions.isTrue(rule.isEnforcing()));
        return rule;
    }
}
