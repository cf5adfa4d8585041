package org.vireo.rest.objects;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.vireo.engine.api.auth.Permit;
import org.vireo.inventory.Host;
import org.vireo.model.Secret;
import org.vireo.protocol.storage.LunList.FoundLun;
import org.vireo.rest.define.Context;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.HostStorage;
import org.vireo.rest.types.LogicalUnit;
import org.vireo.rest.types.LogicalUnits;
import org.vireo.rest.types.LunStatus;

/** LUNs as the API has them. Stateless. */
final class LogicalUnitsShape {
    /** What a backend calls the number of a LUN. */
    static final String NUMBER = "lun";

    /** Until the number is known. */
    private static final String ID = "lun_id";

    private LogicalUnitsShape() {}

    static LogicalUnit show(FoundLun lun, String id) {
        var unit = new LogicalUnit();
        int colon = lun.portal().lastIndexOf(':');
        unit.setId(id);
        unit.setAddress(lun.portal().substring(0, colon).replaceAll("[\\[\\]]", ""));
        unit.setPort(Integer.valueOf(lun.portal().substring(colon + 1)));
        unit.setTarget(lun.target());
        unit.setLunMapping(lun.number());
        unit.setSize(lun.size().bytes());
        unit.setVendorId(lun.vendor());
        unit.setProductId(lun.product());
        unit.setSerial(lun.serial());
        unit.setPaths(1);
        unit.setStatus(lun.used() ? LunStatus.USED : LunStatus.FREE);
        lun.domain().ifPresent(domain -> unit.setStorageDomainId(domain.toString()));
        return unit;
    }

    /** How the API shows the LUN of a domain. */
    static void show(HostStorage storage, Map<String, String> settings) {
        if (settings.containsKey(NUMBER)) {
            var unit = new LogicalUnit();
            unit.setAddress(settings.get("address"));
            unit.setTarget(settings.get("target"));
            unit.setUsername(settings.get("username"));
            unit.setLunMapping(StorageTypes.number(settings, NUMBER));
            var units = new LogicalUnits();
            units.getLogicalUnits().add(unit);
            storage.setLogicalUnits(units);
        }
    }

    /** The one LUN that is sent, if any. */
    static Optional<LogicalUnit> sent(HostStorage storage) {
        return sent(storage, "A storage domain on more than one LUN");
    }

    /** The one LUN that is sent, if any; {@code tooMany} begins the refusal of several. */
    static Optional<LogicalUnit> sent(HostStorage storage, String tooMany) {
        var units = storage.getLogicalUnits() != null
                ? storage.getLogicalUnits()
                : storage.getVolumeGroup() == null
                        ? null
                        : storage.getVolumeGroup().getLogicalUnits();
        if (units == null || units.getLogicalUnits().isEmpty()) {
            return Optional.empty();
        }
        if (units.getLogicalUnits().size() > 1) {
            throw RequestFault.unsupported(tooMany);
        }
        return Optional.of(units.getLogicalUnits().get(0));
    }

    static void settings(HostStorage storage, Map<String, String> settings) {
        sent(storage).ifPresent(unit -> {
            StorageTypes.put(settings, "address", HostBlockStorage.portal(unit.getAddress(), unit.getPort()));
            StorageTypes.put(settings, "target", unit.getTarget());
            StorageTypes.put(settings, "username", unit.getUsername());
            if (unit.getLunMapping() != null) {
                StorageTypes.put(settings, NUMBER, StorageTypes.natural("lun_mapping", unit.getLunMapping()));
            } else {
                StorageTypes.put(settings, ID, unit.getId());
            }
        });
        if (VmActions.isTrue(storage.isOverrideLuns())) {
            settings.put("override", "true");
        }
    }

    /** With the number of a LUN that was named by its id; only who may add storage has a host look for it. */
    static StorageTypes.Meant numbered(
            StorageTypes.Meant meant, Map<String, Secret> secrets, Host host, Context context) {
        var settings = new HashMap<>(meant.settings());
        var id = settings.remove(ID);
        var may = context.engine()
                .authorizer()
                .allowed(context.exchange().caller(), Permit.system("create_storage_domain"));
        if (id == null || !may) {
            return new StorageTypes.Meant(meant.type(), settings);
        }
        if (!settings.containsKey("target")) {
            throw RequestFault.badValue("a logical unit needs its address and target");
        }
        int number = context.engine().storageTypes().luns(meant.type(), settings, secrets, host.id()).stream()
                .filter(lun -> lun.id().equals(id))
                .mapToInt(FoundLun::number)
                .findFirst()
                .orElseThrow(() -> RequestFault.conflict("Cannot add Storage. " + settings.get("target") + " at "
                        + settings.get("address") + " has no LUN " + id + "."));
        settings.put(NUMBER, Integer.toString(number));
        return new StorageTypes.Meant(meant.type(), settings);
    }
}
