package org.vireo.rest.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vireo.engine.api.catalog.AddDefinition.Member;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Host;
import org.vireo.inventory.Membership;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.HostId;
import org.vireo.model.VmId;
import org.vireo.rest.define.Beans;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.types.AffinityLabel;

/** Labels of virtual machines and hosts. */
final class AffinityLabelsCollection {
    private AffinityLabelsCollection() {}

    static Collection<Definition, AffinityLabel> root(Beans beans) {
        return new DefinedCollection<>(beans, "affinitylabels", AffinityLabel.class, "affinity_label")
                .owned("read_only", "vms", "hosts")
                .members((sent, context) -> members(sent.getVms(), sent.getHosts(), context))
                .shown(AffinityLabelsCollection::complete)
                .builder()
                .required("name")
                .child(MembersCollection.vms())
                .child(MembersCollection.hosts())
                .forEveryone()
                .build();
    }

    /** Virtual machines and hosts that a body names. */
    static List<Member> members(org.vireo.rest.types.Vms vms, org.vireo.rest.types.Hosts hosts, Context context) {
        var members = new ArrayList<Member>();
        if (vms != null) {
            vms.getVms()
                    .forEach(vm -> members.add(new Member(
                            "vm", context.resolve(Vm.class, VmId::new, vm).id().value())));
        }
        if (hosts != null) {
            hosts.getHosts()
                    .forEach(host -> members.add(new Member(
                            "host",
                            context.resolve(Host.class, HostId::new, host).id().value())));
        }
        return members;
    }

    /** As one that is assigned to something. */
    static AffinityLabel show(Definition definition, Context context) {
        var label = new Beans(context.engine().wire()).fromJson(definition.extras(), AffinityLabel.class);
        label.setName(definition.name());
        label.setDescription(definition.description());
        complete(label, definition, context);
        return label;
    }

    /** A label binds by itself unless it says otherwise or leaves that to affinity groups. */
    private static void complete(AffinityLabel label, Definition definition, Context context) {
        label.setReadOnly(false);
        if (label.isHasImplicitAffinityGroup() == null) {
            label.setHasImplicitAffinityGroup(
                    !serving(context).contains(definition.id().value()));
        }
    }

    private static Set<UUID> serving(Context context) {
        return context.exchange()
                .once(
                        "labels of affinity groups",
                        () -> context
                                .inventory()
                                .list(
                                        Membership.class,
                                        Where.equal("holderKind", "affinity_group")
                                                .and(
                                                        "memberKind",
                                                        Where.Comparison.IN,
                                                        List.of("vm_label", "host_label")))
                                .stream()
                                .map(Membership::memberId)
                                .collect(Collectors.toSet()));
    }
}
