package org.vireo.host.libvirt;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.storage.StorageDriver;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.storage.RecordName;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.vm.DiskDevice;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DomainSpec;
import org.vireo.protocol.vm.LaunchClaim;

/** Asks the storage drivers how this host opens what the engine named. Thread-safe. */
@Component(service = DiskSources.class)
public final class DiskSources {
    private final List<StorageDriver> drivers = new CopyOnWriteArrayList<>();
    private final DiskSecrets secrets;

    /** Ready at once. */
    @Activate
    public DiskSources(@Reference LibvirtConnection connection) {
        secrets = new DiskSecrets(connection);
    }

    /** One more. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addDriver(StorageDriver driver) {
        drivers.add(driver);
    }

    /** One less. */
    public void removeDriver(StorageDriver driver) {
        drivers.remove(driver);
    }

    DiskSource open(DiskSource source, HostCall call) {
        DiskSource opened = source;
        for (var driver : drivers) {
            opened = driver.open(opened, call);
        }
        secrets.keep(opened, drivers);
        return opened;
    }

    /** Notes a start where all hosts see it; refused when a later one is noted there. */
    void claim(VmId vm, LaunchClaim claim, HostCall call) {
        LaunchClaims.take(vm, claim, driver(claim.domain()), call);
    }

    /** Keeps a mark beside the volumes of a domain; there when this returns, whatever happens to this host then. */
    void mark(StorageTarget domain, RecordName mark, HostCall call) {
        driver(domain).writeRecord(domain, mark, "turned\n", call);
    }

    private StorageDriver driver(StorageTarget domain) {
        return drivers.stream()
                .filter(driver -> driver.type().equals(domain.type()))
                .findFirst()
                .orElseThrow(() -> new VireoException(
                        ModelError.PLUGIN_UNAVAILABLE, "this host has no driver for storage of type " + domain.type()));
    }

    DiskDevice open(DiskDevice disk, HostCall call) {
        return disk.at(open(disk.source(), call));
    }

    DomainSpec open(DomainSpec domain, HostCall call) {
        return domain.with(
                domain.disks().stream().map(disk -> open(disk, call)).toList(),
                domain.disc().map(disc -> open(disc, call)));
    }
}
