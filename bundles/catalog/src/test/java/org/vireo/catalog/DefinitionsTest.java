package org.vireo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.schedule.PolicyUnits;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Membership;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.DefinitionId;
import org.vireo.model.VireoException;
import org.vireo.model.VmStatus;

/** Definitions of every kind on a real database. */
class DefinitionsTest {
    private static final DefinitionId ROOT = DefinitionId.of("00000000-0000-0000-0000-000000000000");

    private final Room room = new Room();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aNameIsGivenOnceForAKindAndOwner() {
        room.add("bookmark", null, "mine", "{\"value\":\"Vms: status=up\"}");
        assertThatThrownBy(() -> room.add("bookmark", null, "mine", "{\"value\":\"x\"}"))
                .hasMessage("The bookmark name is already in use: mine");
        room.add("tag", null, "mine", "{}");
        assertThat(room.events.heard()).extracting(Event::message).contains("Tag mine was added by engine.");
    }

    @Test
    void namesAreTextsWithoutControlCharacters() {
        assertThatThrownBy(() -> room.add("tag", null, " ", "{}")).hasMessageContaining("1 to 255");
        assertThatThrownBy(() -> room.add("tag", null, "x".repeat(256), "{}")).hasMessageContaining("1 to 255");
        assertThatThrownBy(() -> room.add("tag", null, "a\u0007", "{}")).hasMessageContaining("control characters");
        assertThatThrownBy(() -> room.add("bookmark", null, "empty", "{}")).hasMessageContaining("needs a value");
    }

    @Test
    void whatNothingKnowsIsRefused() {
        assertThatThrownBy(() -> room.add("gadget", null, "x", "{}"))
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code()).isEqualTo(CatalogError.KIND_UNKNOWN));
    }

    @Test
    void aBranchOfTagsGoesAsAWhole() {
        var top = room.add("tag", null, "top", "{}");
        var middle = room.add("tag", null, "middle", "{\"parent\":{\"id\":\"" + top + "\"}}");
        var leaf = room.add("tag", null, "leaf", "{\"parent\":{\"id\":\"" + middle + "\"}}");
        var other = room.add("tag", null, "other", "{}");
        assertThatThrownBy(() -> room.change(top, "tag", null, "{\"parent\":{\"id\":\"" + leaf + "\"}}"))
                .hasMessage("Tag top cannot be below itself.");
        room.remove(top, "tag");
        assertThat(room.exists(middle) || room.exists(leaf)).isFalse();
        assertThat(room.exists(other) && room.exists(ROOT)).isTrue();
        assertThatThrownBy(() -> room.remove(ROOT, "tag")).hasMessage("The root tag cannot be removed.");
        assertThatThrownBy(() -> room.change(ROOT, "tag", "x", null)).hasMessage("The root tag cannot be changed.");
    }

    @Test
    void aTagLetsGoOfWhatIsRemoved() {
        var tag = room.add("tag", null, "blue", "{}");
        var vm = room.vm("hello", VmStatus.DOWN, "{}");
        room.join(tag, "tag", "vm", vm.value());
        room.join(tag, "tag", "vm", vm.value());
        assertThat(room.inventory.count(Membership.class, Where.equal("holderId", tag)))
                .isOne();
        room.store.transactions().run(() -> room.inventory.remove(room.inventory.get(Vm.class, vm)));
        assertThat(room.inventory.count(Membership.class, Where.equal("holderId", tag)))
                .isZero();
    }

    @Test
    void aLabelStaysWhileAGroupUsesIt() {
        var label = room.add("affinity_label", null, "gpu", "{}");
        var group = room.add("affinity_group", Room.CLUSTER.value(), "together", "{}");
        room.join(group, "affinity_group", "host_label", label.value());
        assertThatThrownBy(() -> room.remove(label, "affinity_label"))
                .hasMessage("Cannot remove affinity label gpu. Affinity groups use it: together.");
        room.remove(group, "affinity_group");
        room.remove(label, "affinity_label");
        assertThat(room.exists(label)).isFalse();
    }

    @Test
    void aGroupTakesWhatExistsOnly() {
        var group = room.add("affinity_group", Room.CLUSTER.value(), "together", "{}");
        var nobody = UUID.randomUUID();
        assertThatThrownBy(() -> room.join(group, "affinity_group", "vm", nobody))
                .hasMessage("The VM " + nobody + " does not exist.");
        assertThatThrownBy(() -> room.join(group, "affinity_group", "vm_label", nobody))
                .hasMessage("The affinity label " + nobody + " does not exist.");
        assertThatThrownBy(() -> room.join(group, "affinity_group", "disk", nobody))
                .hasMessageContaining("cannot be in an affinity group");
    }

    @Test
    void aQualityOfServiceFitsItsType() {
        var center = Room.CENTER.value();
        assertThatThrownBy(() -> room.add("qos", center, "a", "{}")).hasMessageContaining("needs one of the types");
        assertThatThrownBy(() -> room.add("qos", center, "a", "{\"type\":\"cpu\",\"max_iops\":\"5\"}"))
                .hasMessage("A quality of service of type cpu has no max_iops.");
        assertThatThrownBy(() -> room.add("qos", center, "a", "{\"type\":\"cpu\",\"cpu_limit\":\"101\"}"))
                .hasMessage("cpu_limit must be from 1 to 100 percent.");
        assertThatThrownBy(() -> room.add(
                        "qos", center, "a", "{\"type\":\"storage\",\"max_iops\":\"5\",\"max_read_iops\":\"5\"}"))
                .hasMessage("Set either max_iops or max_read_iops and max_write_iops.");
        assertThatThrownBy(() -> room.add("qos", center, "a", "{\"type\":\"network\",\"inbound_peak\":\"5\"}"))
                .hasMessageContaining("Set all or none of inbound_average");
        assertThatThrownBy(() -> room.add("qos", center, "a", "{\"type\":\"storage\",\"max_iops\":\"-5\"}"))
                .hasMessageContaining("may not be negative");
    }

    @Test
    void aQualityOfServiceStaysWhileAProfileUsesIt() {
        var qos = room.add("qos", Room.CENTER.value(), "half", "{\"type\":\"cpu\",\"cpu_limit\":\"50\"}");
        var profile = room.add("cpu_profile", Room.CLUSTER.value(), "slow", "{\"qos\":{\"id\":\"" + qos + "\"}}");
        assertThatThrownBy(() -> room.remove(qos, "qos"))
                .hasMessage("Cannot remove quality of service half. Profiles use it: slow.");
        var disk = room.add("qos", Room.CENTER.value(), "disk", "{\"type\":\"storage\"}");
        assertThatThrownBy(() -> room.change(profile, "cpu_profile", null, "{\"qos\":{\"id\":\"" + disk + "\"}}"))
                .hasMessage("The quality of service disk is not of the type cpu.");
        room.remove(profile, "cpu_profile");
        room.remove(qos, "qos");
    }

    @Test
    void aProfileStaysWhileItIsUsedOrTheLast() {
        var first = room.one("cpu_profile", "Default");
        assertThat(first.id().toString()).isEqualTo("58ca604e-01a7-003f-01de-000000000250");
        assertThatThrownBy(() -> room.remove(first.id(), "cpu_profile")).hasMessageContaining("It is the last one.");
        var second = room.add("cpu_profile", Room.CLUSTER.value(), "second", "{}");
        room.vm("hello", VmStatus.DOWN, "{\"cpu_profile\":{\"id\":\"" + second + "\"}}");
        assertThatThrownBy(() -> room.remove(second, "cpu_profile"))
                .hasMessage("Cannot remove CPU profile second. It is used by: hello.");
        room.remove(first.id(), "cpu_profile");
    }

    @Test
    void predefinedPoliciesAreLockedAndOwnOnesStayWhileUsed() {
        var none = room.one("scheduling_policy", "none");
        assertThatThrownBy(() -> room.change(none.id(), "scheduling_policy", "other", null))
                .hasMessage("Scheduling policy none is locked.");
        var own = room.add("scheduling_policy", null, "own", "{}");
        var memory = PolicyUnits.idOf(PolicyUnits.Role.FILTER, "memory");
        var json = "{\"scheduling_policy_unit\":{\"id\":\"" + memory + "\"}}";
        var part = room.add("policy_filter", own.value(), "", json);
        assertThatThrownBy(() -> room.add("policy_filter", own.value(), "", json))
                .hasMessage("The policy has the filter memory already.");
        assertThatThrownBy(() -> room.add("policy_weight", own.value(), "", json))
                .hasMessage("There is no such weight.");
        assertThatThrownBy(() -> room.add("policy_filter", none.id().value(), "", json))
                .hasMessage("Scheduling policy none is locked.");
        room.clusterExtras("{\"scheduling_policy\":{\"id\":\"" + own + "\"}}");
        assertThatThrownBy(() -> room.remove(own, "scheduling_policy"))
                .hasMessage("Cannot remove scheduling policy own. Clusters use it: Default.");
        room.clusterExtras("{}");
        room.remove(own, "scheduling_policy");
        assertThat(room.exists(part)).isFalse();
    }

    @Test
    void everyDataCenterHasItsDefaultQuota() {
        var quota = room.one("quota", "Default");
        assertThat(quota.ownerId()).contains(Room.CENTER.value());
        assertThatThrownBy(() -> room.remove(quota.id(), "quota")).hasMessage("The Default quota cannot be removed.");
        assertThatThrownBy(() -> room.change(quota.id(), "quota", "x", null))
                .hasMessage("The Default quota cannot be changed.");
        assertThat(room.inventory.get(Definition.class, quota.id()).name()).isEqualTo("Default");
    }
}
