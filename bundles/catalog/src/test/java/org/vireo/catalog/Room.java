package org.vireo.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.catalog.AddDefinition;
import org.vireo.engine.api.catalog.AddMember;
import org.vireo.engine.api.catalog.DefinitionKind;
import org.vireo.engine.api.catalog.RemoveDefinition;
import org.vireo.engine.api.catalog.SetQuotaLimit;
import org.vireo.engine.api.catalog.UpdateDefinition;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.engine.api.rehearsal.HeardEvents;
import org.vireo.engine.api.rehearsal.Rehearsal;
import org.vireo.engine.api.schedule.PolicyUnits;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ClusterId;
import org.vireo.model.DataCenterId;
import org.vireo.model.DefinitionId;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;

/** A database of its own with the handlers and kinds of this bundle. */
final class Room implements AutoCloseable {
    static final DataCenterId CENTER = DataCenterId.of("58cfb470-02f3-03d7-0386-0000000003bc");
    static final ClusterId CLUSTER = ClusterId.of("58cfb470-03b9-01d0-03b9-0000000001e7");
    static final PolicyUnits UNITS = () -> List.of(
            new PolicyUnits.Unit(PolicyUnits.Role.FILTER, "memory", false),
            new PolicyUnits.Unit(PolicyUnits.Role.WEIGHT, "even-vms", false));

    final TestStore store = new TestStore();
    final Inventory inventory = store.inventory();
    final HeardEvents events = new HeardEvents();
    final Rehearsal rehearsal = new Rehearsal(store.transactions(), null);
    final DefinitionKinds kinds = new DefinitionKinds();

    Room() {
        List.<DefinitionKind>of(
                        new TagKind(inventory),
                        new BookmarkKind(),
                        new AffinityLabelKind(inventory),
                        new AffinityGroupKind(inventory),
                        new QosKind(inventory),
                        new CpuProfileKind(inventory),
                        new DiskProfileKind(inventory),
                        new QuotaKind(inventory),
                        new SchedulingPolicyKind(inventory),
                        new PolicyFilterKind(inventory, UNITS),
                        new PolicyWeightKind(inventory, UNITS),
                        new PolicyBalanceKind(inventory, UNITS))
                .forEach(kinds::bindKind);
    }

    DefinitionId add(String kind, UUID owner, String name, String json) {
        var id = DefinitionId.random();
        rehearsal.run(
                new AddDefinitionHandler(inventory, events, kinds),
                new AddDefinition(id, kind, Optional.ofNullable(owner), new Details(name, "", "", json)));
        return id;
    }

    void change(DefinitionId id, String kind, String name, String json) {
        rehearsal.run(
                new UpdateDefinitionHandler(inventory, events, kinds),
                new UpdateDefinition(
                        id,
                        kind,
                        new DetailsChange(
                                Optional.ofNullable(name),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.ofNullable(json))));
    }

    void remove(DefinitionId id, String kind) {
        rehearsal.run(new RemoveDefinitionHandler(inventory, events, kinds), new RemoveDefinition(id, kind));
    }

    void join(DefinitionId holder, String kind, String memberKind, UUID member) {
        rehearsal.run(new AddMemberHandler(inventory, events, kinds), new AddMember(holder, kind, memberKind, member));
    }

    void limit(DefinitionId quota, boolean storage, Long bytes, Long vcpus) {
        rehearsal.run(
                new SetQuotaLimitHandler(inventory, events, kinds),
                new SetQuotaLimit(
                        quota,
                        storage,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.ofNullable(bytes),
                        Optional.ofNullable(vcpus)));
    }

    boolean exists(DefinitionId id) {
        return inventory.find(Definition.class, id).isPresent();
    }

    Definition one(String kind, String name) {
        return inventory
                .first(Definition.class, Where.equal("kind", kind).andEqual("name", name))
                .orElseThrow();
    }

    void quotaMode(String mode) {
        store.transactions()
                .run(() -> inventory.get(DataCenter.class, CENTER).setExtras("{\"quota_mode\":\"" + mode + "\"}"));
    }

    void clusterExtras(String json) {
        store.transactions().run(() -> inventory.get(Cluster.class, CLUSTER).setExtras(json));
    }

    VmId vm(String name, VmStatus status, String extras) {
        var vm = new Vm(VmId.random());
        vm.setName(name);
        vm.setClusterId(CLUSTER);
        vm.setTemplateId(TemplateId.BLANK);
        vm.setOriginalTemplateId(vm.templateId());
        vm.setStatus(status);
        vm.setSettings(VmSettings.BLANK);
        vm.setCreated(Instant.EPOCH);
        vm.setExtras(extras);
        inventory.add(vm);
        return vm.id();
    }

    @Override
    public void close() {
        store.close();
    }
}
