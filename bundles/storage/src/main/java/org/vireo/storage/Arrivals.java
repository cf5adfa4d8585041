package org.vireo.storage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.storage.Registration;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.DomainRecord;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StaleRecord;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Where;
import org.vireo.model.ClusterId;
import org.vireo.model.DiskId;
import org.vireo.model.DiskStatus;
import org.vireo.model.ModelError;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.TemplateId;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.storage.ovf.OvfReader;
import org.vireo.storage.ovf.ToldDisk;
import org.vireo.storage.ovf.ToldMachine;

/** Works out how what a domain tells of comes into the inventory. Reads the inventory in the present transaction, never writes. */
@Component(service = Arrivals.class)
public final class Arrivals {
    private static final int LONGEST = 255;

    private final Inventory inventory;
    private final RecordPlaces places;
    private final ArrivedDisks disks;
    private final ArrivingNics nics;

    @Activate
    public Arrivals(@Reference Inventory inventory, @Reference RecordPlaces places, @Reference ArrivedDisks disks) {
        this.inventory = inventory;
        this.places = places;
        this.disks = disks;
        this.nics = new ArrivingNics(inventory);
    }

    /** What is told of an object that is not of this engine; throws {@code OBJECT_NOT_FOUND} when nothing is. */
    DomainRecord record(Registration from, DomainRecord.Kind kind) {
        return places.of(kind, from.source()).stream()
                .filter(row -> row.storageDomainId().equals(from.domain()) && !row.registered())
                .findFirst()
                .orElseThrow(() -> new VireoException(
                        ModelError.OBJECT_NOT_FOUND,
                        "Storage Domain " + from.domain() + " tells of no unregistered " + kind.name() + " "
                                + from.source()));
    }

    /** A machine as it is told of. */
    ToldMachine told(Registration from, DomainRecord.Kind kind) {
        var row = record(from, kind);
        return OvfReader.machine("the record " + RecordPlaces.name(kind, row.objectId()), row.descriptor());
    }

    ToldDisk disk(Registration from) {
        var row = record(from, DomainRecord.Kind.DISK);
        return OvfReader.disk("the record " + RecordPlaces.name(row.kind(), row.objectId()), row.descriptor());
    }

    /** What takes a domain to be active. */
    Check active(Registration from, String attempt) {
        var domain = inventory.get(StorageDomain.class, from.domain());
        return domain.status() == StorageDomainStatus.ACTIVE
                ? Check.FINE
                : Check.conflict(attempt + " Storage Domain " + domain.name() + " is not active.");
    }

    /** To bring a machine in from a domain. */
    static Permit permit(Registration from) {
        return Permit.on("import_export_vm", Domains.KIND, from.domain());
    }

    /** The same, to make one like it in the cluster it goes to, and to connect its interfaces as they will be. */
    Set<Permit> permits(Registration from, DomainRecord.Kind kind) {
        var all = new HashSet<>(Set.of(permit(from)));
        arrival(from, kind).ifPresent(arrival -> {
            all.add(Permit.on(
                    "create_" + word(kind), "cluster", arrival.cluster().id()));
            all.addAll(ArrivingNics.permits(kind, nics.of(from, arrival)));
            if (!arrival.machine().settings().customProperties().isEmpty()) {
                all.add(Permit.on(
                        "change_vm_custom_properties",
                        "cluster",
                        arrival.cluster().id()));
            }
        });
        return all;
    }

    /** Of the disks, the domain, the cluster and the name, not of the machine itself. */
    Set<LockKey> locks(Registration from, DomainRecord.Kind kind) {
        var keys = new HashSet<>(ArrivedDisks.locks(told(from, kind).disks()));
        keys.add(LockKey.shared(Domains.KIND, from.domain()));
        arrival(from, kind).ifPresent(arrival -> {
            keys.add(LockKey.shared("cluster", arrival.cluster().id()));
            keys.add(LockKey.name(
                    word(kind) + "." + arrival.cluster().dataCenterId().orElseThrow(), arrival.name()));
        });
        return keys;
    }

    /** What permits and locks call it. */
    static String word(DomainRecord.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Which cluster the machine goes to: the one named, the one its own is mapped to, or the one of the same name. */
    private Optional<Cluster> cluster(Registration from, ToldMachine machine) {
        var center = inventory.get(StorageDomain.class, from.domain()).dataCenterId();
        var named = machine.origin().cluster();
        Optional<ClusterId> chosen =
                from.cluster().or(() -> Optional.ofNullable(from.clusters().get(named)));
        return chosen.map(id -> inventory.get(Cluster.class, id))
                .or(() -> inventory.first(Cluster.class, Where.equal("name", named)))
                .filter(cluster -> center.isPresent() && cluster.dataCenterId().equals(center));
    }

    /** Empty when there is no cluster for it. */
    Optional<Arrival> arrival(Registration from, DomainRecord.Kind kind) {
        var machine = told(from, kind);
        return cluster(from, machine).map(cluster -> arrival(from, machine, cluster));
    }

    private Arrival arrival(Registration from, ToldMachine machine, Cluster cluster) {
        var coming = new ArrayList<ToldDisk>();
        var shared = new ArrayList<UUID>();
        var without = new ArrayList<String>();
        for (var disk : machine.disks()) {
            var away = disks.outOfReach(disk, from.domain());
            if (away.isPresent()) {
                without.add(away.get());
            } else if (disks.shared(disk)) {
                shared.add(disk.id());
            } else {
                coming.add(disk);
            }
        }
        var name = from.name().orElse(machine.texts().name());
        return new Arrival(machine, name, cluster, coming, shared, without);
    }

    /** Whether there is a place for it, and then whether it can come there. */
    Check check(Registration from, DomainRecord.Kind kind, String attempt, Function<Arrival, Check> there) {
        var active = active(from, attempt);
        if (active instanceof Check.Refused) {
            return active;
        }
        return arrival(from, kind)
                .map(there)
                .orElseGet(() -> Check.conflict(attempt + " There is no Cluster "
                        + told(from, kind).origin().cluster()
                        + " in the Data Center of the Storage Domain, or the one named belongs to another; name one"
                        + " that does."));
    }

    /** Whether it can come as it is. */
    Check check(Registration from, Arrival arrival, String attempt) {
        if (arrival.name().isBlank() || arrival.name().length() > LONGEST) {
            return Check.invalid(attempt + " The name must have 1 to " + LONGEST + " characters.");
        }
        if (!Extras.sound(arrival.machine().texts().extras())) {
            return Check.invalid(attempt + " What is told of it is damaged.");
        }
        if (!arrival.without().isEmpty() && !from.partial()) {
            return Check.conflict(
                    arrival.without().stream().map(why -> attempt + " " + why).toArray(String[]::new));
        }
        for (var disk : arrival.disks()) {
            var conflict = disks.conflict(disk);
            if (conflict.isPresent()) {
                return Check.conflict(attempt + " " + conflict.get());
            }
        }
        return Check.FINE;
    }

    /** Its settings without hosts and discs that are not here. */
    VmSettings settings(ToldMachine machine) {
        var settings = machine.settings();
        var hosts = settings.pinnedHosts().stream()
                .filter(host -> inventory.find(Host.class, host).isPresent())
                .toList();
        return settings.edit()
                .pinnedHosts(hosts)
                .fittings(fittings -> fittings.devices(fittings.devices()
                        .loaded(fittings.devices()
                                .cdrom()
                                .filter(disc -> inventory.find(Disk.class, disc).isPresent()))))
                .done();
    }

    /** Attaches what comes with it. */
    void attach(Arrival arrival, Optional<VmId> vm, Optional<TemplateId> template) {
        for (var told : arrival.attachments()) {
            var row = new DiskAttachment(UUID.randomUUID());
            row.setDiskId(new DiskId(told.disk()));
            row.setVmId(vm);
            row.setTemplateId(template);
            row.setAttachment(told.attachment());
            row.setBootable(told.bootable());
            row.setActive(told.active());
            row.setReadOnly(told.readOnly());
            row.setExtras(Extras.withoutReferences(told.extras()));
            inventory.add(row);
        }
    }

    /** Disks of it that wait for their images to be looked at. */
    List<ToldDisk> waiting(ToldMachine machine) {
        return machine.disks().stream()
                .filter(disk -> inventory
                        .find(Disk.class, new DiskId(disk.id()))
                        .filter(row -> row.status() == DiskStatus.LOCKED)
                        .isPresent())
                .toList();
    }

    /** The domain's record of it is that of this engine now, and is written anew. */
    void settle(Registration from, DomainRecord.Kind kind) {
        places.of(kind, from.source()).stream()
                .filter(row -> row.storageDomainId().equals(from.domain()))
                .forEach(ArrivedDisks::own);
        var mark = new StaleRecord(UUID.randomUUID());
        mark.setKind(kind);
        mark.setObjectId(from.source());
        inventory.add(mark);
    }
}
