package org.vireo.storage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.DomainRecord;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.DiskId;
import org.vireo.model.ErrorKind;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.RecordName;
import org.vireo.spi.host.Call;

/** Reads what a domain tells when it comes: whatever of it the inventory has not can then be registered. Thread-safe. */
@Component(service = RecordFinder.class)
public final class RecordFinder {
    private final Inventory inventory;
    private final Transactions transactions;
    private final Events events;
    private final RecordPlaces places;

    @Activate
    public RecordFinder(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Events events,
            @Reference RecordPlaces places) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.events = events;
        this.places = places;
    }

    /** A record as it was found. */
    private record Found(RecordName name, RecordSummary told, String text) {
        DomainRecord.Kind kind() {
            return DomainRecord.Kind.valueOf(name.kind().name());
        }
    }

    /** Reads all records of an attached domain; what cannot be read is told of as an event and left as it is. */
    void read(StorageDomainId id, Caller caller, Call call) {
        var domain = places.domain(id);
        if (!places.kept(domain)) {
            return;
        }
        var found = new ArrayList<Found>();
        var refused = new ArrayList<String>();
        for (var name : places.names(domain, call)) {
            try {
                var text = places.read(domain, name, call);
                found.add(new Found(name, RecordSummary.of(name, text), text));
            } catch (VireoException e) {
                if (e.code().kind() == ErrorKind.EXTERNAL) {
                    throw e;
                }
                refused.add(e.getMessage());
            }
        }
        transactions.run(() -> keep(domain, found, refused, caller));
    }

    private void keep(StorageDomain domain, List<Found> found, List<String> refused, Caller caller) {
        places.forget(domain.id());
        inventory.flush();
        var own = own(domain.id());
        for (var one : found) {
            var row = new DomainRecord(UUID.randomUUID());
            row.setStorageDomainId(domain.id());
            row.setKind(one.kind());
            row.setObjectId(one.name().id());
            row.setName(one.told().name());
            row.setSummary(one.told().json());
            row.setHash(Hash.of(one.text()));
            row.setRegistered(own.contains(one.name()));
            row.setDescriptor(row.registered() ? "" : one.text());
            inventory.add(row);
        }
        for (var why : refused) {
            events.record(Event.warning(
                            10_720,
                            caller,
                            "Storage Domain " + domain.name() + " tells of something unreadable: " + why)
                    .about(Domains.KIND, domain.id()));
        }
    }

    /** Names of the records of what the inventory has in the domain. */
    private Set<RecordName> own(StorageDomainId domain) {
        var names = new HashSet<RecordName>();
        List<DiskId> disks = inventory.list(Disk.class, Where.equal("storageDomainId", domain)).stream()
                .map(Disk::id)
                .toList();
        disks.forEach(disk -> names.add(RecordPlaces.name(DomainRecord.Kind.DISK, disk.value())));
        if (!disks.isEmpty()) {
            inventory.list(DiskAttachment.class, Where.in("diskId", disks)).forEach(one -> names.add(owner(one)));
        }
        return names;
    }

    private static RecordName owner(DiskAttachment one) {
        Optional<RecordName> vm = one.vmId().map(id -> RecordPlaces.name(DomainRecord.Kind.VM, id.value()));
        return vm.orElseGet(() -> RecordPlaces.name(
                DomainRecord.Kind.TEMPLATE, one.templateId().orElseThrow().value()));
    }
}
