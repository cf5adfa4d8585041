package org.vireo.compute;

import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.LockKey;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.ClusterId;
import org.vireo.model.DataCenterId;
import org.vireo.model.Id;

/** Names of virtual machines and templates: unique within a data center. */
final class Names {
    private static final int LONGEST = 255;

    private final Inventory inventory;

    Names(Inventory inventory) {
        this.inventory = inventory;
    }

    Optional<DataCenterId> center(ClusterId cluster) {
        return inventory.get(Cluster.class, cluster).dataCenterId();
    }

    LockKey lock(String kind, ClusterId cluster, String name) {
        var center = inventory.find(Cluster.class, cluster).flatMap(Cluster::dataCenterId);
        return LockKey.name(kind + "." + center.map(DataCenterId::toString).orElse("none"), name);
    }

    static Check form(String what, String name) {
        if (name.isBlank()) {
            return Check.invalid(what + " The name must not be empty.");
        }
        return name.length() > LONGEST
                ? Check.invalid(what + " The name must have at most " + LONGEST + " characters.")
                : Check.FINE;
    }

    Check vm(String what, String name, ClusterId cluster, Id except) {
        var center = center(cluster);
        var taken = inventory.list(Vm.class, Where.equal("name", name)).stream()
                .anyMatch(
                        vm -> !vm.id().equals(except) && center(vm.clusterId()).equals(center));
        return taken
                ? Check.conflict(what + " The VM name is already in use, please choose a unique name and try again.")
                : Check.FINE;
    }

    Check template(String what, String name, ClusterId cluster, Id except, UUID base) {
        var center = center(cluster);
        var taken = inventory.list(Template.class, Where.equal("name", name)).stream()
                .filter(template -> !template.id().equals(except))
                .filter(template -> !template.baseTemplateId().value().equals(base))
                .anyMatch(template -> template.clusterId().flatMap(this::center).equals(center)
                        || template.clusterId().isEmpty());
        return taken
                ? Check.conflict(
                        what + " The Template name is already in use, please choose a unique name and try again.")
                : Check.FINE;
    }
}
