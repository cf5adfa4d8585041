package org.vireo.storage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.DomainRecord;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StaleRecord;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.StorageDomainId;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.RecordKind;
import org.vireo.protocol.storage.RecordName;
import org.vireo.protocol.storage.WriteRecord;
import org.vireo.spi.host.Call;

/**
 * Writes what storage domains tell of the machines and disks on them. The database marks what changed in the transaction of the change; a
 * mark goes once all domains tell it, so nothing is forgotten whatever fails meanwhile. No command waits for it. Thread-safe: one thread
 * writes at a time.
 */
@Component(service = RecordKeeper.class)
public final class RecordKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(RecordKeeper.class);
    private static final Set<StorageDomainStatus> IN_USE =
            Set.of(StorageDomainStatus.ACTIVE, StorageDomainStatus.MAINTENANCE);

    private final Inventory inventory;
    private final Transactions transactions;
    private final Descriptions descriptions;
    private final RecordPlaces places;
    private final ReentrantLock writing = new ReentrantLock();

    @Activate
    public RecordKeeper(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Descriptions descriptions,
            @Reference RecordPlaces places) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.descriptions = descriptions;
        this.places = places;
    }

    /** An object that may have changed. */
    private record Subject(DomainRecord.Kind kind, UUID id) {
        RecordName name() {
            return RecordPlaces.name(kind, id);
        }
    }

    /** Writes all that is marked, as far as its domains can be reached now; the rest stays marked. */
    void sweep(Call call) {
        writing.lock();
        try {
            var marks = new LinkedHashMap<Subject, List<StaleRecord>>();
            transactions
                    .read(() -> inventory.list(StaleRecord.class, Where.all()))
                    .forEach(mark -> marks.computeIfAbsent(
                                    new Subject(mark.kind(), mark.objectId()), subject -> new ArrayList<>())
                            .add(mark));
            var round = new Round(call, IN_USE, Optional.empty());
            marks.forEach((subject, all) -> {
                if (told(round, subject)) {
                    settle(all);
                }
            });
        } finally {
            writing.unlock();
        }
    }

    /** What cannot be told of at all stays marked and keeps nothing else from being told of. */
    private static boolean told(Round round, Subject subject) {
        try {
            return round.tell(subject);
        } catch (RuntimeException e) {
            LOG.error("Storage domains cannot be told of {}", subject.name(), e);
            return false;
        }
    }

    private void settle(List<StaleRecord> marks) {
        transactions.run(() -> inventory
                .list(
                        StaleRecord.class,
                        Where.in("id", marks.stream().map(StaleRecord::id).toList()))
                .forEach(inventory::remove));
    }

    /**
     * Writes what one domain has not told yet, whether it is marked or not.
     *
     * @throws VireoException when it cannot be written
     */
    void write(StorageDomainId id, Call call) {
        if (!places.kept(places.domain(id))) {
            return;
        }
        writing.lock();
        try {
            var subjects = transactions.read(() -> subjects(id));
            if (!subjects.isEmpty()) {
                places.open(places.domain(id), call);
            }
            var round = new Round(call, Set.of(StorageDomainStatus.values()), Optional.of(id));
            subjects.forEach(round::tell);
            round.failure.ifPresent(failed -> {
                throw failed;
            });
        } finally {
            writing.unlock();
        }
    }

    /** All that lies in a domain, and all that it tells of. */
    private Set<Subject> subjects(StorageDomainId id) {
        var found = new HashSet<Subject>();
        var disks = inventory.list(Disk.class, Where.equal("storageDomainId", id)).stream()
                .map(Disk::id)
                .toList();
        disks.forEach(disk -> found.add(new Subject(DomainRecord.Kind.DISK, disk.value())));
        if (!disks.isEmpty()) {
            inventory.list(DiskAttachment.class, Where.in("diskId", disks)).forEach(one -> {
                one.vmId().ifPresent(vm -> found.add(new Subject(DomainRecord.Kind.VM, vm.value())));
                one.templateId().ifPresent(owner -> found.add(new Subject(DomainRecord.Kind.TEMPLATE, owner.value())));
            });
        }
        places.of(id).stream()
                .filter(DomainRecord::registered)
                .forEach(row -> found.add(new Subject(row.kind(), row.objectId())));
        return found;
    }

    /** What is to be done for an object. */
    private record Plan(
            Optional<Descriptions.Description> told,
            Map<StorageDomainId, StorageDomain> domains,
            List<DomainRecord> rows) {
        boolean wanted(StorageDomainId domain) {
            return told.filter(one -> one.domains().contains(domain)).isPresent();
        }

        Optional<DomainRecord> row(StorageDomainId domain) {
            return rows.stream()
                    .filter(row -> row.storageDomainId().equals(domain))
                    .findFirst();
        }
    }

    /** The object is looked at before its records: once both are gone with their domain, nothing is deleted there. */
    private Plan plan(Subject subject) {
        var told = descriptions.of(subject.kind(), subject.id());
        var rows = places.of(subject.kind(), subject.id());
        var domains = new HashMap<StorageDomainId, StorageDomain>();
        var ids = new HashSet<>(told.map(Descriptions.Description::domains).orElse(Set.of()));
        rows.stream().filter(DomainRecord::registered).forEach(row -> ids.add(row.storageDomainId()));
        ids.forEach(id -> inventory.find(StorageDomain.class, id).ifPresent(domain -> domains.put(id, domain)));
        return new Plan(told, domains, rows);
    }

    /** One pass over objects; a domain that failed is not tried again in it. */
    private final class Round {
        private final Call call;
        private final Set<StorageDomainStatus> usable;
        private final Optional<StorageDomainId> only;
        private final Set<StorageDomainId> failed = new HashSet<>();
        private Optional<VireoException> failure = Optional.empty();

        Round(Call call, Set<StorageDomainStatus> usable, Optional<StorageDomainId> only) {
            this.call = call;
            this.usable = usable;
            this.only = only;
        }

        /** Whether all its domains tell of it now. */
        boolean tell(Subject subject) {
            var plan = transactions.read(() -> plan(subject));
            if (plan.told().filter(told -> !told.settled()).isPresent()) {
                return false;
            }
            boolean whole = true;
            for (var domain : plan.domains().values()) {
                if (only.filter(id -> !id.equals(domain.id())).isEmpty()) {
                    whole &= tell(subject, plan, domain);
                }
            }
            return whole;
        }

        private boolean tell(Subject subject, Plan plan, StorageDomain domain) {
            if (!usable.contains(domain.status()) || failed.contains(domain.id())) {
                return false;
            }
            if (!places.kept(domain)) {
                // a plugin that is away comes back; storage that keeps no records never will
                return places.installed(domain);
            }
            try {
                if (plan.wanted(domain.id())) {
                    write(subject, plan, domain);
                } else {
                    delete(subject, domain);
                }
                return true;
            } catch (VireoException e) {
                LOG.warn("Storage domain {} does not tell of {} yet: {}", domain.id(), subject.name(), e.getMessage());
                failed.add(domain.id());
                failure = failure.or(() -> Optional.of(e));
                return false;
            }
        }

        private void write(Subject subject, Plan plan, StorageDomain domain) {
            var told = plan.told().orElseThrow();
            var hash = Hash.of(told.text());
            var row = plan.row(domain.id());
            if (row.filter(one -> one.registered() && one.hash().equals(hash)).isPresent()) {
                return;
            }
            requireRoom(subject, told);
            places.write(domain, subject.name(), told.text(), call.part(subject.name() + hash));
            transactions.run(() -> kept(subject, domain.id(), told.name(), hash));
        }

        private void requireRoom(Subject subject, Descriptions.Description told) {
            if (told.text().getBytes(StandardCharsets.UTF_8).length > WriteRecord.LIMIT) {
                throw new IllegalStateException("what is to be told of " + told.name() + " (" + subject.name()
                        + ") has more than " + WriteRecord.LIMIT + " bytes");
            }
        }

        private void delete(Subject subject, StorageDomain domain) {
            places.delete(domain, subject.name(), call.part(subject.name() + "-gone"));
            if (subject.kind() == DomainRecord.Kind.VM) {
                var starts = new RecordName(RecordKind.LAUNCH, subject.id());
                places.delete(domain, starts, call.part(starts + "-gone"));
            }
            transactions.run(() -> places.of(subject.kind(), subject.id()).stream()
                    .filter(row -> row.storageDomainId().equals(domain.id()))
                    .forEach(inventory::remove));
        }
    }

    private void kept(Subject subject, StorageDomainId domain, String name, String hash) {
        if (inventory
                .find(StorageDomain.class, domain)
                .filter(one -> one.dataCenterId().isPresent())
                .isEmpty()) {
            return; // it left meanwhile: what it tells is for whoever attaches it next
        }
        var row = places.of(subject.kind(), subject.id()).stream()
                .filter(one -> one.storageDomainId().equals(domain))
                .findFirst()
                .orElseGet(() -> {
                    var fresh = new DomainRecord(UUID.randomUUID());
                    fresh.setStorageDomainId(domain);
                    fresh.setKind(subject.kind());
                    fresh.setObjectId(subject.id());
                    inventory.add(fresh);
                    return fresh;
                });
        row.setName(name);
        row.setHash(hash);
        row.setRegistered(true);
        row.setDescriptor("");
    }
}
