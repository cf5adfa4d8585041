package org.vireo.storage;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.storage.Registration;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.DomainRecord;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.DiskId;
import org.vireo.model.VireoException;
import org.vireo.storage.ovf.ToldDisk;

/** What machines that come into the inventory have in common: their images are looked at before they can be used. */
@Component(service = ArrivalSteps.class)
public final class ArrivalSteps {
    private static final String MISSING = "missing.";

    private final Inventory inventory;
    private final Transactions transactions;
    private final Arrivals arrivals;
    private final ArrivedDisks disks;

    @Activate
    public ArrivalSteps(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Arrivals arrivals,
            @Reference ArrivedDisks disks) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.arrivals = arrivals;
        this.disks = disks;
    }

    Step look(Registration from, DomainRecord.Kind kind) {
        return NamedStep.quick("look", "Looking at the images", context -> look(from, kind, context), context -> {});
    }

    private void look(Registration from, DomainRecord.Kind kind, StepContext context) {
        var waiting = transactions.read(() -> arrivals.waiting(arrivals.told(from, kind)));
        var missing = disks.missing(waiting, kind == DomainRecord.Kind.TEMPLATE, context.call());
        if (!missing.isEmpty() && !from.partial()) {
            throw new VireoException(StorageError.NO_IMAGE, String.join("; ", missing.values()));
        }
        missing.keySet().forEach(id -> context.put(MISSING + id, "true"));
    }

    /** What came is usable, and what has no image does not stay. Returns a sentence more on that for the event, or nothing. */
    String settle(Registration from, DomainRecord.Kind kind, StepContext context) {
        var waiting = arrivals.waiting(arrivals.told(from, kind));
        var gone = waiting.stream()
                .map(ToldDisk::id)
                .filter(id -> context.get(MISSING + id).isPresent())
                .toList();
        detach(gone);
        disks.forget(gone);
        disks.ready(waiting.stream().filter(disk -> !gone.contains(disk.id())).toList());
        arrivals.settle(from, kind);
        return gone.isEmpty() ? "" : " It came without " + gone.size() + " of its disks.";
    }

    /** Takes what came with a machine out of the inventory again. */
    void forget(Registration from, DomainRecord.Kind kind) {
        var came = arrivals.waiting(arrivals.told(from, kind)).stream()
                .map(ToldDisk::id)
                .toList();
        detach(came);
        disks.forget(came);
    }

    private void detach(List<UUID> ids) {
        Set<DiskId> all = new HashSet<>();
        ids.forEach(id -> all.add(new DiskId(id)));
        if (!all.isEmpty()) {
            inventory.list(DiskAttachment.class, Where.in("diskId", all)).forEach(inventory::remove);
            inventory.flush();
        }
    }
}
