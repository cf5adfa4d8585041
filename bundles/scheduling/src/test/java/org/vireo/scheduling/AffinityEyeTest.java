package org.vireo.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.schedule.PolicyUnits;
import org.vireo.engine.api.schedule.PolicyUnits.Role;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Host;
import org.vireo.inventory.Membership;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ClusterId;
import org.vireo.model.DefinitionId;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;
import org.vireo.spi.scheduler.Affinity;
import org.vireo.spi.scheduler.Affinity.Rule;

/** What scheduling reads of labels, groups and policies from a real database. */
class AffinityEyeTest {
    private static final ClusterId CLUSTER = ClusterId.of("58cfb470-03b9-01d0-03b9-0000000001e7");

    private final TestStore store = new TestStore();
    private final HostId host = HostId.random();
    private VmId mine;
    private VmId other;

    @BeforeEach
    void open() {
        var row = new Host(host);
        row.setName("h1");
        row.setClusterId(CLUSTER);
        row.setStatus(HostStatus.UP);
        store.inventory().add(row);
        mine = vm("mine", VmStatus.DOWN);
        other = vm("other", VmStatus.UP);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private VmId vm(String name, VmStatus status) {
        var vm = new Vm(VmId.random());
        vm.setName(name);
        vm.setClusterId(CLUSTER);
        vm.setTemplateId(TemplateId.BLANK);
        vm.setOriginalTemplateId(vm.templateId());
        vm.setStatus(status);
        vm.setSettings(VmSettings.BLANK);
        vm.setCreated(Instant.EPOCH);
        vm.setHostId(status == VmStatus.UP ? Optional.of(host) : Optional.empty());
        store.inventory().add(vm);
        return vm.id();
    }

    private DefinitionId definition(String kind, String name, String json, Map<UUID, String> members) {
        var definition = new Definition(DefinitionId.random());
        definition.setKind(kind);
        definition.setName(name);
        definition.setExtras(json);
        store.transactions().run(() -> {
            store.inventory().add(definition);
            members.forEach((id, as) -> store.inventory().add(new Membership(definition.id(), kind, as, id)));
        });
        return definition.id();
    }

    private Affinity seen() {
        return store.transactions().call(() -> new AffinityEye(store.inventory()).look(mine, Instant.EPOCH));
    }

    @Test
    void seesLabelsOfAMachineAndOfHosts() {
        var gpu = definition("affinity_label", "gpu", "{}", Map.of(mine.value(), "vm", host.value(), "host"));
        definition(
                "affinity_label", "loose", "{\"has_implicit_affinity_group\":\"false\"}", Map.of(mine.value(), "vm"));
        definition("tag", "gpu", "{}", Map.of(mine.value(), "vm"));
        assertThat(seen().labels()).containsExactly(Map.entry(gpu.value(), "gpu"));
        assertThat(seen().hostLabels()).containsExactly(Map.entry(host, Set.of(gpu.value())));
    }

    @Test
    void membersComeBothByThemselvesAndByLabels() {
        var label = definition("affinity_label", "web", "{}", Map.of(mine.value(), "vm", other.value(), "vm"));
        definition(
                "affinity_group",
                "apart",
                "{\"priority\":2.5,\"vms_rule\":{\"enabled\":\"true\",\"positive\":\"false\",\"enforcing\":\"true\"}}",
                Map.of(label.value(), "vm_label", host.value(), "host"));
        var group = seen().groups().get(0);
        assertThat(group.members()).containsExactly(other);
        assertThat(group.hostMembers()).containsExactly(host);
        assertThat(group.priority()).isEqualTo(2.5);
        assertThat(group.vms()).isEqualTo(new Rule(true, false, true));
        assertThat(group.hosts()).isEqualTo(Rule.OFF);
        assertThat(seen().whereabouts()).containsExactly(Map.entry(other, host));
        assertThat(seen().labels()).as("the group says what the label means").isEmpty();
    }

    @Test
    void seesThePolicyOfAClusterOrTheStandardOne() {
        var eye = new PolicyEye(store.inventory());
        var even = PolicyUnits.idOf(Role.WEIGHT, "even-vms");
        var standard =
                store.transactions().call(() -> eye.look(store.inventory().get(Cluster.class, CLUSTER)));
        assertThat(standard.predefined()).isTrue();
        assertThat(standard.factors()).containsEntry(even, 1);
        assertThat(standard.filters())
                .contains(PolicyUnits.idOf(Role.FILTER, "affinity-labels"))
                .doesNotContain(PolicyUnits.idOf(Role.FILTER, "cluster-maintenance"));

        var evenly = store.inventory()
                .first(
                        Definition.class,
                        Where.equal("kind", "scheduling_policy").andEqual("name", "vm_evenly_distributed"))
                .orElseThrow();
        var own = store.transactions().call(() -> {
            var cluster = store.inventory().get(Cluster.class, CLUSTER);
            cluster.setExtras("{\"scheduling_policy\":{\"id\":\"" + evenly.id() + "\"}}");
            return eye.look(cluster);
        });
        assertThat(own.factors()).containsEntry(even, 2);
    }
}
