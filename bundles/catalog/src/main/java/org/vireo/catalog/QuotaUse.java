package org.vireo.catalog;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.vireo.engine.api.catalog.QuotaUsage.Computing;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.ClusterId;
import org.vireo.model.DataCenterId;
import org.vireo.model.DefinitionId;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VmStatus;

/**
 * What is used on behalf of quotas: memory and CPUs of virtual machines that run, the size of all disks. What names no quota counts
 * towards the Default quota of its data center. Works in the present transaction.
 */
final class QuotaUse {
    private static final String DEFAULT = "Default";
    private static final Set<VmStatus> USE_NOTHING = EnumSet.of(
            VmStatus.DOWN, VmStatus.SUSPENDED, VmStatus.IMAGE_LOCKED, VmStatus.IMAGE_ILLEGAL, VmStatus.UNASSIGNED);

    private final Inventory inventory;

    QuotaUse(Inventory inventory) {
        this.inventory = inventory;
    }

    /** How a data center minds its quotas. */
    enum Mode {
        DISABLED,
        AUDIT,
        ENABLED
    }

    Mode mode(DataCenterId center) {
        return switch (Attributes.of(inventory.get(DataCenter.class, center).extras())
                .text("quota_mode")
                .orElse("disabled")) {
            case "enabled" -> Mode.ENABLED;
            case "audit" -> Mode.AUDIT;
            default -> Mode.DISABLED;
        };
    }

    /** Whether it is the one a data center has from the beginning. */
    static boolean isDefault(Inventory inventory, Definition quota) {
        return inventory
                .find(Definition.class, quota.id())
                .filter(kept -> kept.name().equals(DEFAULT))
                .isPresent();
    }

    /** The quota that something with these attributes counts towards. */
    Optional<Definition> quota(DataCenterId center, String extras) {
        return Attributes.of(extras)
                .reference("quota")
                .flatMap(id -> inventory.find(Definition.class, new DefinitionId(id)))
                .filter(found -> found.kind().equals("quota") && found.ownerId().equals(Optional.of(center.value())))
                .or(() -> inventory.first(
                        Definition.class,
                        DefinitionRules.ofOwner("quota", Optional.of(center.value()))
                                .andEqual("name", DEFAULT)));
    }

    /** Of the virtual machines of one cluster, or of all. */
    Computing computing(Definition quota, Optional<ClusterId> only) {
        var bytes = 0L;
        var vcpus = 0L;
        for (var vm : vms(quota, only)
                .filter(vm -> !USE_NOTHING.contains(vm.status()))
                .toList()) {
            var settings = vm.settingsNow();
            bytes += settings.memory().bytes();
            vcpus += settings.cpu().vcpus();
        }
        return new Computing(bytes, vcpus);
    }

    /** Bytes of the disks on one domain, or on all. */
    long storage(Definition quota, Optional<StorageDomainId> only) {
        return disks(quota, only).mapToLong(disk -> disk.size().bytes()).sum();
    }

    /** Names of some of those that name the quota. */
    List<String> users(Definition quota) {
        return Stream.concat(
                        vms(quota, Optional.empty()).map(Vm::name),
                        disks(quota, Optional.empty()).map(Disk::name))
                .sorted()
                .limit(10)
                .toList();
    }

    private Stream<Vm> vms(Definition quota, Optional<ClusterId> only) {
        var clusters = only.map(List::of)
                .orElseGet(() -> inventory.list(Cluster.class, Where.equal("dataCenterId", owner(quota))).stream()
                        .map(Cluster::id)
                        .toList());
        return inventory.list(Vm.class, Where.in("clusterId", clusters)).stream()
                .filter(vm -> counts(quota, vm.extras()));
    }

    private Stream<Disk> disks(Definition quota, Optional<StorageDomainId> only) {
        var domains = only.map(List::of)
                .orElseGet(() -> inventory.list(StorageDomain.class, Where.equal("dataCenterId", owner(quota))).stream()
                        .map(StorageDomain::id)
                        .toList());
        return inventory.list(Disk.class, Where.in("storageDomainId", domains)).stream()
                .filter(disk -> counts(quota, disk.extras()));
    }

    private static UUID owner(Definition quota) {
        return quota.ownerId().orElseThrow();
    }

    private static boolean counts(Definition quota, String extras) {
        if (!extras.contains("\"quota\"")) {
            return quota.name().equals(DEFAULT);
        }
        return Attributes.of(extras)
                .text("quota.id")
                .map(id -> id.equalsIgnoreCase(quota.id().toString()))
                .orElseGet(() -> quota.name().equals(DEFAULT));
    }
}
