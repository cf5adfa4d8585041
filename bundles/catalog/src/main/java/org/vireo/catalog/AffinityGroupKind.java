package org.vireo.catalog;

import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.catalog.DefinitionKind;
import org.vireo.engine.api.command.Check;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.model.DefinitionId;
import org.vireo.model.HostId;
import org.vireo.model.Id;
import org.vireo.model.VmId;

/** Groups of virtual machines of a cluster that belong together or apart, or to hosts. */
@Component
public final class AffinityGroupKind implements DefinitionKind {
    private final Inventory inventory;

    /** Reads the inventory. */
    @Activate
    public AffinityGroupKind(@Reference Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public String name() {
        return "affinity_group";
    }

    @Override
    public String label() {
        return "affinity group";
    }

    @Override
    public Permit permit(Change change, Optional<UUID> owner) {
        return Permit.on("manipulate_affinity_groups", "cluster", (Id) owner::orElseThrow);
    }

    @Override
    public int event(Change change) {
        return switch (change) {
            case ADD -> 10350;
            case UPDATE -> 10352;
            case REMOVE -> 10354;
        };
    }

    @Override
    public Optional<String> ownerKind() {
        return Optional.of("cluster");
    }

    @Override
    public Check check(Definition wanted, boolean isNew) {
        return Attributes.of(wanted)
                .text("priority")
                .filter(text -> !text.matches("-?\\d+(\\.\\d+)?([eE]-?\\d+)?"))
                .map(text -> Check.invalid("The priority of an affinity group is no number: " + text))
                .orElse(Check.FINE);
    }

    @Override
    public Check admits(Definition holder, String memberKind, UUID member) {
        var cluster = holder.ownerId().orElseThrow();
        return switch (memberKind) {
            case "vm" ->
                Exists.check(inventory, Vm.class, new VmId(member), "VM")
                        .and(inCluster(
                                inventory
                                        .find(Vm.class, new VmId(member))
                                        .map(vm -> vm.clusterId().value()),
                                cluster,
                                "VM"));
            case "host" ->
                Exists.check(inventory, Host.class, new HostId(member), "host")
                        .and(inCluster(
                                inventory
                                        .find(Host.class, new HostId(member))
                                        .map(host -> host.clusterId().value()),
                                cluster,
                                "host"));
            case "vm_label", "host_label" ->
                Exists.definition(inventory, "affinity_label", new DefinitionId(member), "affinity label");
            default -> Check.invalid("A " + memberKind + " cannot be in an affinity group.");
        };
    }

    private static Check inCluster(Optional<UUID> cluster, UUID wanted, String what) {
        return cluster.filter(wanted::equals).isPresent()
                ? Check.FINE
                : Check.conflict("The " + what + " belongs to another cluster than the affinity group.");
    }
}
