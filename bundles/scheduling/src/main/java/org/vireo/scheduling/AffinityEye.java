package org.vireo.scheduling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Membership;
import org.vireo.inventory.Reservation;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.HostId;
import org.vireo.model.VmId;
import org.vireo.model.json.ModelJson;
import org.vireo.spi.scheduler.Affinity;
import org.vireo.spi.scheduler.Affinity.Group;
import org.vireo.spi.scheduler.Affinity.Rule;

/** Sees labels and groups as they are kept in the inventory. One that has none costs one query. Works in the present transaction. */
final class AffinityEye {
    private static final Logger LOG = LoggerFactory.getLogger(AffinityEye.class);
    private static final String LABEL = "affinity_label";
    private static final String GROUP = "affinity_group";

    private final Inventory inventory;
    private final ObjectMapper json = ModelJson.newMapper();

    AffinityEye(Inventory inventory) {
        this.inventory = inventory;
    }

    Affinity look(VmId id, Instant now) {
        var available = inventory
                .find(Vm.class, id)
                .filter(vm -> vm.settings().highlyAvailable())
                .isPresent();
        var own = inventory.list(Membership.class, Where.equal("memberId", id));
        var labels = holders(own, LABEL);
        var groups = new HashSet<>(holders(own, GROUP));
        var throughLabels =
                inventory.list(Membership.class, Where.in("memberId", labels).andEqual("holderKind", GROUP));
        throughLabels.stream()
                .filter(one -> one.memberKind().equals("vm_label"))
                .forEach(one -> groups.add(one.holderId().value()));
        if (labels.isEmpty() && groups.isEmpty()) {
            return new Affinity(Map.of(), Map.of(), List.of(), Map.of(), available);
        }
        var found = groups(groups, id);
        var members = found.stream().flatMap(group -> group.members().stream()).collect(Collectors.toSet());
        var binding = binding(labels, throughLabels);
        return new Affinity(binding, hostLabels(binding.keySet()), found, whereabouts(members, now), available);
    }

    private static Set<UUID> holders(List<Membership> memberships, String kind) {
        return memberships.stream()
                .filter(one -> one.holderKind().equals(kind))
                .map(one -> one.holderId().value())
                .collect(Collectors.toSet());
    }

    /** A label that serves groups leaves it to them what it means, unless it says so itself. */
    private Map<UUID, String> binding(Set<UUID> labels, List<Membership> inGroups) {
        var served = inGroups.stream().map(Membership::memberId).collect(Collectors.toSet());
        var binding = new HashMap<UUID, String>();
        for (var label : inventory.list(Definition.class, Where.in("id", labels))) {
            var id = label.id().value();
            var said = read(label.extras()).path("has_implicit_affinity_group");
            if (said.isMissingNode() ? !served.contains(id) : said.asBoolean()) {
                binding.put(id, label.name());
            }
        }
        return binding;
    }

    private Map<HostId, Set<UUID>> hostLabels(Collection<UUID> labels) {
        var found = new HashMap<HostId, Set<UUID>>();
        members(labels, "host")
                .forEach(one -> found.computeIfAbsent(new HostId(one.memberId()), host -> new HashSet<>())
                        .add(one.holderId().value()));
        return found;
    }

    private List<Membership> members(Collection<UUID> holders, String kind) {
        return inventory.list(Membership.class, Where.in("holderId", holders).andEqual("memberKind", kind));
    }

    private List<Group> groups(Set<UUID> ids, VmId except) {
        var memberships = inventory.list(Membership.class, Where.in("holderId", ids)).stream()
                .collect(Collectors.groupingBy(one -> one.holderId().value()));
        var groups = new ArrayList<Group>();
        for (var definition : inventory.list(Definition.class, Where.in("id", ids))) {
            var held = memberships.getOrDefault(definition.id().value(), List.of());
            var vms = expanded(held, "vm", "vm_label").stream()
                    .map(VmId::new)
                    .filter(vm -> !vm.equals(except))
                    .collect(Collectors.toSet());
            var hosts = expanded(held, "host", "host_label").stream()
                    .map(HostId::new)
                    .collect(Collectors.toSet());
            var said = read(definition.extras());
            groups.add(new Group(
                    definition.name(),
                    said.path("priority").asDouble(1),
                    rule(said.path("vms_rule")),
                    rule(said.path("hosts_rule")),
                    vms,
                    hosts));
        }
        return groups;
    }

    /** Members by themselves and those that have one of the labels. */
    private Set<UUID> expanded(List<Membership> held, String kind, String labelKind) {
        var found = ids(held, kind);
        var labels = ids(held, labelKind);
        if (!labels.isEmpty()) {
            members(labels, kind).forEach(one -> found.add(one.memberId()));
        }
        return found;
    }

    private static Set<UUID> ids(List<Membership> held, String kind) {
        return held.stream()
                .filter(one -> one.memberKind().equals(kind))
                .map(Membership::memberId)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Rule rule(JsonNode said) {
        return said.isMissingNode()
                ? Rule.OFF
                : new Rule(
                        said.path("enabled").asBoolean(true),
                        said.path("positive").asBoolean(),
                        said.path("enforcing").asBoolean());
    }

    private Map<VmId, HostId> whereabouts(Set<VmId> members, Instant now) {
        var found = new HashMap<VmId, HostId>();
        for (var held : inventory.list(Reservation.class, Where.in("vmId", members))) {
            if (held.expires().isAfter(now)) {
                found.put(held.vmId(), held.hostId());
            }
        }
        for (var vm : inventory.list(Vm.class, Where.in("id", members))) {
            if (!ClusterEye.TAKE_NOTHING.contains(vm.status())) {
                vm.hostId().ifPresent(host -> found.put(vm.id(), host));
            }
        }
        return found;
    }

    private JsonNode read(String extras) {
        try {
            return json.readTree(extras);
        } catch (JsonProcessingException e) {
            LOG.warn("What is kept of a label or an affinity group is not readable", e);
            return MissingNode.getInstance();
        }
    }
}
