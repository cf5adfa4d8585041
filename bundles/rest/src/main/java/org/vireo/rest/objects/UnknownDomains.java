package org.vireo.rest.objects;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vireo.inventory.Host;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Where;
import org.vireo.model.StorageDomainId;
import org.vireo.protocol.storage.LunList.FoundLun;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Action;
import org.vireo.rest.types.HostStorage;
import org.vireo.rest.types.LogicalUnits;
import org.vireo.rest.types.StorageDomains;
import org.vireo.rest.types.StorageType;

/** Storage domains on LUNs that a host reaches and this engine does not have. Stateless. */
final class UnknownDomains {
    private UnknownDomains() {}

    /** On the targets that are named, or on all that the host is logged in to. */
    static Effect discover(Host host, Action sent, Context context) {
        HostBlockStorage.require(host, context);
        var details = Optional.ofNullable(sent.getIscsi());
        var settings = details.map(HostBlockStorage::settings).orElse(Map.of());
        var secrets = StorageConnectionsCollection.secrets(
                details.map(one -> one.getPassword()).orElse(null));
        var targets = targets(sent, settings);
        if (settings.containsKey("address") == targets.isEmpty()) {
            throw RequestFault.incomplete(
                    "Action", "iscsi.address, iscsi_targets|iscsi.target", "unregisteredstoragedomainsdiscover");
        }
        var known = context.inventory().list(StorageDomain.class, Where.all()).stream()
                .map(StorageDomain::id)
                .collect(Collectors.toSet());
        var types = context.engine().storageTypes();
        return new Effect.Direct(answer -> {
            var found = new LinkedHashMap<StorageDomainId, FoundLun>();
            for (var place : places(settings, targets)) {
                types.luns(HostBlockStorage.TYPE, place, secrets, host.id())
                        .forEach(lun -> lun.domain().ifPresent(id -> found.putIfAbsent(id, lun)));
            }
            found.keySet().removeAll(known);
            answer.setStorageDomains(show(found));
        });
    }

    private static Set<String> targets(Action sent, Map<String, String> settings) {
        var targets = new LinkedHashSet<String>();
        Optional.ofNullable(sent.getIscsiTargets()).ifPresent(list -> targets.addAll(list.getIscsiTargets()));
        Optional.ofNullable(settings.get("target")).ifPresent(targets::add);
        return targets;
    }

    private static List<Map<String, String>> places(Map<String, String> settings, Set<String> targets) {
        if (targets.isEmpty()) {
            return List.of(settings);
        }
        return targets.stream()
                .map(target -> {
                    Map<String, String> place = new LinkedHashMap<>(settings);
                    place.put("target", target);
                    return place;
                })
                .toList();
    }

    private static StorageDomains show(Map<StorageDomainId, FoundLun> found) {
        var domains = new StorageDomains();
        found.forEach((id, lun) -> {
            var units = new LogicalUnits();
            units.getLogicalUnits().add(LogicalUnitsShape.show(lun, HostBlockStorage.id(lun)));
            var storage = new HostStorage();
            storage.setType(StorageType.ISCSI);
            storage.setLogicalUnits(units);
            var domain = new org.vireo.rest.types.StorageDomain();
            domain.setId(id.toString());
            domain.setStorage(storage);
            domains.getStorageDomains().add(domain);
        });
        return domains;
    }
}
