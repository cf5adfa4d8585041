package org.vireo.storage;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.storage.ImportOva;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.ClusterId;
import org.vireo.model.DataCenterId;
import org.vireo.model.DiskStatus;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;
import org.vireo.model.Id;
import org.vireo.model.StorageDomainRole;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;

/** What packages need of hosts, domains and names. Reads the inventory in the present transaction, never writes. */
final class OvaChecks {
    private static final String IMPORT = "Cannot import from an OVA file.";
    private static final String EXPORT = "Cannot export to an OVA file.";
    private static final int LONGEST_NAME = 255;

    private final Inventory inventory;
    private final StorageHosts hosts;

    OvaChecks(Inventory inventory, StorageHosts hosts) {
        this.inventory = inventory;
        this.hosts = hosts;
    }

    static Id owner(boolean template, UUID id) {
        return template ? new TemplateId(id) : new VmId(id);
    }

    Check arrival(ImportOva command) {
        var domain = inventory.get(StorageDomain.class, command.domain());
        var cluster = inventory.get(Cluster.class, command.cluster());
        return up(command.host(), IMPORT)
                .and(holds(domain, cluster))
                .and(reached(command.host(), domain, IMPORT))
                .and(name(IMPORT, command.template(), command.name(), command.cluster()));
    }

    private Check up(HostId id, String attempt) {
        var host = inventory.get(Host.class, id);
        return host.status() == HostStatus.UP
                ? Check.FINE
                : Check.conflict(attempt + " Host " + host.name() + " is not up.");
    }

    private static Check holds(StorageDomain domain, Cluster cluster) {
        if (domain.role() != StorageDomainRole.DATA || domain.status() != StorageDomainStatus.ACTIVE) {
            return Check.conflict(IMPORT + " Storage Domain " + domain.name() + " holds no disks or is not active.");
        }
        return cluster.dataCenterId().isPresent() && cluster.dataCenterId().equals(domain.dataCenterId())
                ? Check.FINE
                : Check.conflict(IMPORT + " Cluster " + cluster.name() + " and Storage Domain " + domain.name()
                        + " do not belong to one Data Center.");
    }

    private Check reached(HostId id, StorageDomain domain, String attempt) {
        return hosts.all(domain).contains(id)
                ? Check.FINE
                : Check.conflict(
                        attempt + " Host " + inventory.get(Host.class, id).name() + " does not reach Storage Domain "
                                + domain.name() + ".");
    }

    /** Whether a machine in a cluster can have a name. */
    Check name(String attempt, boolean template, String name, ClusterId cluster) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            return Check.invalid(attempt + " The name must have 1 to " + LONGEST_NAME + " characters.");
        }
        var center = inventory.get(Cluster.class, cluster).dataCenterId();
        var named = Where.equal("name", name);
        var clusters = template
                ? inventory.list(Template.class, named).stream()
                        .flatMap(other -> other.clusterId().stream())
                        .toList()
                : inventory.list(Vm.class, named).stream().map(Vm::clusterId).toList();
        return clusters.stream().anyMatch(other -> center(other).equals(center))
                ? Check.conflict(
                        attempt + " The name is already in use, please choose a unique name and try again: " + name)
                : Check.FINE;
    }

    private Optional<DataCenterId> center(ClusterId cluster) {
        return inventory.get(Cluster.class, cluster).dataCenterId();
    }

    /** Whether the host can read these disks for an export. */
    Check departure(HostId host, List<Disk> disks, DiskUse use) {
        var check = up(host, EXPORT);
        for (var disk : disks) {
            check = check.and(ok(disk)).and(use.still(disk, EXPORT));
            if (disk.storageDomainId().isPresent()) {
                var domain = inventory.get(
                        StorageDomain.class, disk.storageDomainId().get());
                check = check.and(reached(host, domain, EXPORT));
            }
        }
        return check;
    }

    private static Check ok(Disk disk) {
        return disk.status() == DiskStatus.OK
                ? Check.FINE
                : Check.conflict(EXPORT + " The disk " + disk.name() + " is "
                        + disk.status().text() + ".");
    }
}
