package org.vireo.storage;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.inventory.DomainRecord;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.StorageDomainId;
import org.vireo.model.StorageDomainRole;
import org.vireo.protocol.storage.RecordKind;
import org.vireo.protocol.storage.RecordName;
import org.vireo.spi.host.Call;
import org.vireo.spi.storage.StorageFeature;

/** Records where they lie, reached through a host, beside what the inventory keeps of them. Thread-safe. */
@Component(service = RecordPlaces.class)
public final class RecordPlaces {
    /** The other kinds are notes of moves and starts, which are dealt with there. */
    private static final Set<RecordKind> DESCRIPTIONS = EnumSet.of(RecordKind.VM, RecordKind.TEMPLATE, RecordKind.DISK);

    private final Inventory inventory;
    private final Transactions transactions;
    private final StorageBackends backends;
    private final StorageHosts hosts;

    @Activate
    public RecordPlaces(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference StorageBackends backends,
            @Reference StorageHosts hosts) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.backends = backends;
        this.hosts = hosts;
    }

    /** Whether there are records in the domain, as long as its plugin is there. */
    boolean kept(StorageDomain domain) {
        return domain.role() != StorageDomainRole.EXPORT
                && installed(domain)
                && backends.get(domain.type()).features().contains(StorageFeature.RECORDS);
    }

    /** Whether the plugin of the domain is there. */
    boolean installed(StorageDomain domain) {
        return backends.installed(domain.type());
    }

    static RecordName name(DomainRecord.Kind kind, UUID id) {
        return new RecordName(RecordKind.valueOf(kind.name()), id);
    }

    /** Makes sure that a host has the domain at hand; nothing is formatted. */
    void open(StorageDomain domain, Call call) {
        backends.get(domain.type()).attach(Domains.of(domain), hosts.any(domain), false, call.part("open"));
    }

    void write(StorageDomain domain, RecordName name, String text, Call call) {
        backends.get(domain.type()).writeRecord(Domains.of(domain), name, text, hosts.any(domain), call);
    }

    void delete(StorageDomain domain, RecordName name, Call call) {
        backends.get(domain.type()).deleteRecord(Domains.of(domain), name, hosts.any(domain), call);
    }

    List<RecordName> names(StorageDomain domain, Call call) {
        return backends.get(domain.type()).records(Domains.of(domain), hosts.any(domain), call).stream()
                .filter(name -> DESCRIPTIONS.contains(name.kind()))
                .toList();
    }

    String read(StorageDomain domain, RecordName name, Call call) {
        return backends.get(domain.type()).record(Domains.of(domain), name, hosts.any(domain), call);
    }

    /** All that the inventory keeps of the records of a domain, in the present transaction. */
    List<DomainRecord> of(StorageDomainId domain) {
        return inventory.list(DomainRecord.class, Where.equal("storageDomainId", domain));
    }

    /** The records of an object wherever they lie, in the present transaction. */
    List<DomainRecord> of(DomainRecord.Kind kind, UUID id) {
        return inventory.list(DomainRecord.class, Where.equal("kind", kind).andEqual("objectId", id));
    }

    /** What of them is not of this engine. */
    List<DomainRecord> unregistered(StorageDomainId domain, DomainRecord.Kind kind) {
        return inventory.list(
                DomainRecord.class,
                Where.equal("storageDomainId", domain)
                        .andEqual("kind", kind)
                        .andEqual("registered", false)
                        .orderBy("name"));
    }

    /** Forgets what the inventory keeps of the records of a domain; the records stay. */
    void forget(StorageDomainId domain) {
        of(domain).forEach(inventory::remove);
    }

    StorageDomain domain(StorageDomainId id) {
        return transactions.read(() -> inventory.get(StorageDomain.class, id));
    }
}
