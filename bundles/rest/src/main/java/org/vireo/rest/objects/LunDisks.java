package org.vireo.rest.objects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.storage.NewLun;
import org.vireo.engine.api.storage.RefreshLun;
import org.vireo.inventory.DirectLun;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Host;
import org.vireo.model.HostId;
import org.vireo.model.Secret;
import org.vireo.protocol.storage.LunList.FoundLun;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Action;
import org.vireo.rest.types.DiskStorageType;
import org.vireo.rest.types.HostStorage;
import org.vireo.rest.types.LogicalUnit;
import org.vireo.rest.types.LogicalUnits;
import org.vireo.rest.types.ScsiGenericIO;
import org.vireo.rest.types.StorageType;

/** Disks that are LUNs as a whole, as the API has them. Stateless. */
final class LunDisks {
    private static final String WHAT = "Cannot add Virtual Disk. ";

    private LunDisks() {}

    /** Whether a body describes one. */
    static boolean meant(org.vireo.rest.types.Disk sent) {
        return sent.getLunStorage() != null || sent.getStorageType() == DiskStorageType.LUN;
    }

    /** The LUN that a body names, looked for through a host if the caller may add disks and storage; others learn nothing of it. */
    static NewLun wanted(org.vireo.rest.types.Disk sent, Context context) {
        var storage = sent.getLunStorage();
        if (storage == null) {
            throw RequestFault.incomplete("Disk", "lun_storage.logical_units.logical_unit", "add");
        }
        if (storage.getType() != null && storage.getType() != StorageType.ISCSI) {
            throw RequestFault.unsupported(
                    "A LUN reached by " + storage.getType().value());
        }
        if (!context.engine().storageTypes().installed(HostBlockStorage.TYPE)) {
            throw RequestFault.conflict(HostBlockStorage.ABSENT);
        }
        var unit = LogicalUnitsShape.sent(storage, "A disk on more than one LUN")
                .orElseThrow(() -> RequestFault.incomplete("Disk", "lun_storage.logical_units.logical_unit", "add"));
        if (unit.getId() == null && (unit.getLunMapping() == null || unit.getTarget() == null)) {
            throw RequestFault.incomplete(
                    "Disk", "lun_storage.logical_units.logical_unit.id|(target, lun_mapping)", "add");
        }
        demandPermits(context);
        var secrets = StorageConnectionsCollection.secrets(unit.getPassword());
        var host = host(storage, context);
        return new NewLun(
                HostBlockStorage.TYPE,
                found(unit, settings(unit), secrets, host, context),
                secrets,
                host,
                passthrough(sent.getSgio()).orElse(false));
    }

    private static void demandPermits(Context context) {
        for (var permit : new Permit[] {Permit.system("create_disk"), Permit.system("create_storage_domain")}) {
            if (!context.engine().authorizer().allowed(context.exchange().caller(), permit)) {
                throw RequestFault.forbidden(permit);
            }
        }
    }

    private static HostId host(HostStorage storage, Context context) {
        return context.resolveIfSent(Host.class, HostId::new, storage.getHost())
                .map(Host::id)
                .or(() -> context.engine().storageTypes().host(HostBlockStorage.TYPE))
                .orElseThrow(
                        () -> RequestFault.conflict(WHAT + "No host that is up has the driver for storage on iSCSI."));
    }

    private static Map<String, String> settings(LogicalUnit unit) {
        var settings = new HashMap<String, String>();
        StorageTypes.put(settings, "address", HostBlockStorage.portal(unit.getAddress(), unit.getPort()));
        StorageTypes.put(settings, "target", unit.getTarget());
        StorageTypes.put(settings, "username", unit.getUsername());
        return settings;
    }

    /** With where the LUN is that was named by its number, or by its id. */
    private static Map<String, String> found(
            LogicalUnit unit, Map<String, String> settings, Map<String, Secret> secrets, HostId host, Context context) {
        if (settings.containsKey("target") != settings.containsKey("address")) {
            throw RequestFault.badValue("a logical unit needs both its address and its target, or neither");
        }
        var whole = new HashMap<>(settings);
        if (unit.getLunMapping() != null) {
            StorageTypes.put(
                    whole, LogicalUnitsShape.NUMBER, StorageTypes.natural("lun_mapping", unit.getLunMapping()));
            return whole;
        }
        var lun = context.engine().storageTypes().luns(HostBlockStorage.TYPE, settings, secrets, host).stream()
                .filter(one -> one.id().equals(unit.getId()))
                .findFirst()
                .orElseThrow(() -> RequestFault.conflict(WHAT + where(settings) + " has no LUN " + unit.getId() + "."));
        whole.put("address", lun.portal());
        whole.put("target", lun.target());
        whole.put(LogicalUnitsShape.NUMBER, Integer.toString(lun.number()));
        return whole;
    }

    private static String where(Map<String, String> settings) {
        return settings.containsKey("target")
                ? settings.get("target") + " at " + settings.get("address")
                : "No target that the host is logged in to";
    }

    /** What the API calls generic I/O of SCSI; nothing here tells harmless requests from others. */
    static Optional<Boolean> passthrough(ScsiGenericIO sent) {
        if (sent == ScsiGenericIO.FILTERED) {
            throw RequestFault.badValue(
                    "sgio must be disabled or unfiltered: hypervisors here cannot filter the requests of a guest that"
                            + " speaks SCSI with a LUN itself");
        }
        return Optional.ofNullable(sent).map(one -> one == ScsiGenericIO.UNFILTERED);
    }

    /** Shows a disk that has no image; a disk whose job has not got so far shows little. */
    static void fill(org.vireo.rest.types.Disk bean, Disk disk, Context context) {
        context.inventory().find(DirectLun.class, disk.id()).ifPresent(lun -> {
            bean.setStorageType(DiskStorageType.LUN);
            bean.setSgio(lun.passthrough() ? ScsiGenericIO.UNFILTERED : ScsiGenericIO.DISABLED);
            bean.setFormat(null);
            bean.setSparse(null);
            bean.setImageId(null);
            bean.setBackup(null);
            bean.setWipeAfterDelete(null);
            var storage = new HostStorage();
            storage.setId(lun.unitId().isEmpty() ? disk.id().toString() : lun.unitId());
            storage.setType(StorageType.ISCSI);
            var units = new LogicalUnits();
            units.getLogicalUnits().add(unit(lun, disk));
            storage.setLogicalUnits(units);
            bean.setLunStorage(storage);
        });
    }

    private static LogicalUnit unit(DirectLun lun, Disk disk) {
        var portal = lun.settings().getOrDefault("address", "");
        var found = new FoundLun(
                lun.unitId(),
                portal.matches(".*:[0-9]{1,5}") ? portal : portal + ":3260",
                lun.settings().getOrDefault("target", ""),
                StorageTypes.number(lun.settings(), LogicalUnitsShape.NUMBER),
                disk.size(),
                lun.vendor(),
                lun.product(),
                lun.serial(),
                true,
                Optional.empty());
        var unit =
                LogicalUnitsShape.show(found, lun.unitId().isEmpty() ? disk.id().toString() : lun.unitId());
        unit.setUsername(lun.settings().get("username"));
        unit.setDiskId(disk.id().toString());
        return unit;
    }

    /** Whether that is not how guests have the disk now. */
    static boolean differs(Disk disk, boolean passthrough, Context context) {
        var lun = context.inventory().find(DirectLun.class, disk.id());
        return passthrough != lun.filter(DirectLun::passthrough).isPresent();
    }

    /** A disk keeps its LUN as long as it is there. */
    static void demandSame(Disk disk, org.vireo.rest.types.Disk sent, Context context) {
        if (sent.getLunStorage() == null) {
            return;
        }
        var lun = context.inventory().find(DirectLun.class, disk.id());
        var unit = LogicalUnitsShape.sent(sent.getLunStorage(), "A disk on more than one LUN");
        var changed = new ArrayList<String>();
        unit.ifPresent(named -> {
            var known = lun.map(DirectLun::settings).orElse(Map.of());
            differs(named.getTarget(), known.get("target")).ifPresent(changed::add);
            differs(named.getId(), lun.map(DirectLun::unitId).orElse("")).ifPresent(changed::add);
            differs(
                            Optional.ofNullable(named.getLunMapping())
                                    .map(String::valueOf)
                                    .orElse(null),
                            known.get(LogicalUnitsShape.NUMBER))
                    .ifPresent(changed::add);
        });
        if (!changed.isEmpty() || lun.isEmpty()) {
            throw RequestFault.conflict("Cannot edit Virtual Disk. Disk " + disk.name()
                    + (lun.isEmpty() ? " is no LUN." : " stays the LUN that it is: remove it and add another one."));
        }
    }

    private static Optional<String> differs(String sent, String known) {
        return sent == null || sent.equals(known) ? Optional.empty() : Optional.of(sent);
    }

    static Effect refresh(Disk disk, Action sent, Context context) {
        var host = context.resolveIfSent(Host.class, HostId::new, sent.getHost());
        return new Effect.Submit(new RefreshLun(disk.id(), host.map(Host::id)));
    }
}
