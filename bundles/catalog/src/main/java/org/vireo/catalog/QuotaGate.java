package org.vireo.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.catalog.QuotaUse.Mode;
import org.vireo.catalog.QuotaVerdict.Codes;
import org.vireo.catalog.QuotaVerdict.Measure;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.QuotaLimit;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.DataCenterId;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VmSettings;

/** Weighs wishes against quotas. Data centers that do not mind cost one look. Works in the present transaction. */
@Component(service = QuotaGate.class)
public final class QuotaGate {
    private static final long GIB = 1L << 30;

    private final Inventory inventory;
    private final Events events;
    private final QuotaUse use;

    /** Reads the inventory. */
    @Activate
    public QuotaGate(@Reference Inventory inventory, @Reference Events events) {
        this.inventory = inventory;
        this.events = events;
        this.use = new QuotaUse(inventory);
    }

    /** Something that would count towards a quota of a data center, if that minds. */
    record Weighed(DataCenterId center, Mode mode, Definition quota, QuotaVerdict verdict) {}

    Optional<Weighed> start(Vm vm, VmSettings settings) {
        return inventory
                .get(Cluster.class, vm.clusterId())
                .dataCenterId()
                .flatMap(center -> weigh(center, vm.extras(), "cluster", quota -> computing(quota, vm, settings)));
    }

    Optional<Weighed> store(StorageDomainId domain, String extras, long bytes) {
        return store(Map.of(domain, bytes), extras);
    }

    /** Several at once, of one data center and one quota. */
    Optional<Weighed> store(Map<StorageDomainId, Long> bytes, String extras) {
        var any = bytes.keySet().iterator().next();
        return inventory
                .get(StorageDomain.class, any)
                .dataCenterId()
                .flatMap(center -> weigh(center, extras, "storage", quota -> storage(quota, bytes)));
    }

    private interface Measured {
        List<Measure> of(Definition quota);
    }

    private Optional<Weighed> weigh(DataCenterId center, String extras, String prefix, Measured measured) {
        var mode = use.mode(center);
        return mode == Mode.DISABLED
                ? Optional.empty()
                : use.quota(center, extras)
                        .map(quota ->
                                new Weighed(center, mode, quota, QuotaVerdict.of(quota, prefix, measured.of(quota))));
    }

    private List<Measure> computing(Definition quota, Vm vm, VmSettings settings) {
        var measures = new ArrayList<Measure>();
        for (var limit : limits(quota, false)) {
            if (limit.clusterId().isPresent() && !limit.clusterId().get().equals(vm.clusterId())) {
                continue;
            }
            var used = use.computing(quota, limit.clusterId());
            var where = limit.clusterId()
                    .map(id -> " in cluster " + inventory.get(Cluster.class, id).name())
                    .orElse("");
            measures.add(new Measure(
                    "memory" + where,
                    Codes.COMPUTING,
                    limit.bytes(),
                    used.bytes(),
                    settings.memory().bytes(),
                    GIB));
            measures.add(new Measure(
                    "virtual CPUs" + where,
                    Codes.COMPUTING,
                    limit.vcpus(),
                    used.vcpus(),
                    settings.cpu().vcpus(),
                    1));
        }
        return measures;
    }

    private List<Measure> storage(Definition quota, Map<StorageDomainId, Long> bytes) {
        var measures = new ArrayList<Measure>();
        for (var limit : limits(quota, true)) {
            var only = limit.storageDomainId();
            if (only.isPresent() && !bytes.containsKey(only.get())) {
                continue;
            }
            var wanted = only.map(bytes::get)
                    .orElseGet(() ->
                            bytes.values().stream().mapToLong(Long::longValue).sum());
            var where = only.map(id -> " on storage domain "
                            + inventory.get(StorageDomain.class, id).name())
                    .orElse("");
            measures.add(new Measure(
                    "storage" + where, Codes.STORAGE, limit.bytes(), use.storage(quota, only), wanted, GIB));
        }
        return measures;
    }

    private List<QuotaLimit> limits(Definition quota, boolean storage) {
        return inventory.list(
                QuotaLimit.class, Where.equal("quotaId", quota.id()).andEqual("storage", storage));
    }

    Check verdict(String what, Optional<Weighed> weighed) {
        return weighed.filter(one ->
                        one.mode() == Mode.ENABLED && !one.verdict().refusals().isEmpty())
                .map(one -> Check.conflict(
                        "Cannot " + what + ". " + one.verdict().refusals().get(0)))
                .orElse(Check.FINE);
    }

    /** What may be done in spite of a limit, or nearly reaches it, is told. */
    void tell(Optional<Weighed> weighed, Caller caller) {
        weighed.ifPresent(one -> one.verdict()
                .warnings()
                .forEach(warning -> events.record(Event.warning(warning.event(), caller, warning.text())
                        .about(
                                "data_center",
                                inventory.get(DataCenter.class, one.center()).id())
                        .about("quota", one.quota().id()))));
    }
}
