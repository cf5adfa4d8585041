package org.vireo.rest.objects;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vireo.engine.api.auth.Permit;
import org.vireo.inventory.DirectLun;
import org.vireo.inventory.Host;
import org.vireo.inventory.Where;
import org.vireo.protocol.storage.LunList.FoundLun;
import org.vireo.protocol.storage.TargetList.FoundTarget;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.Source;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Action;
import org.vireo.rest.types.HostStorage;
import org.vireo.rest.types.IscsiDetails;
import org.vireo.rest.types.IscsiDetailss;
import org.vireo.rest.types.LogicalUnits;
import org.vireo.rest.types.LunStatus;
import org.vireo.rest.types.StorageType;

/** What a host can be asked of iSCSI, and the LUNs that it reaches. */
final class HostBlockStorage {
    static final String TYPE = "iscsi";
    static final String ABSENT = "The plugin for storage on iSCSI is not installed.";

    private HostBlockStorage() {}

    static void on(Collection.Builder<Host, org.vireo.rest.types.Host> hosts) {
        hosts.action("iscsidiscover", HostBlockStorage::discover)
                .action("discoveriscsi", HostBlockStorage::discover)
                .action("iscsilogin", HostBlockStorage::logIn)
                .action("unregisteredstoragedomainsdiscover", UnknownDomains::discover);
    }

    static void require(Host host, Context context) {
        if (!installed(context)) {
            throw RequestFault.conflict(ABSENT);
        }
        permitted(host, context);
    }

    private static boolean installed(Context context) {
        return context.engine().storageTypes().installed(TYPE);
    }

    private static void permitted(Host host, Context context) {
        var permit = Permit.on("manipulate_host", "host", host.id());
        if (!context.engine().authorizer().allowed(context.exchange().caller(), permit)) {
            throw RequestFault.forbidden(permit);
        }
    }

    private static IscsiDetails required(Action sent, String action) {
        var details = sent.getIscsi();
        if (details == null
                || details.getAddress() == null
                || details.getAddress().isBlank()) {
            throw RequestFault.incomplete("Action", "iscsi.address", action);
        }
        return details;
    }

    private static Effect discover(Host host, Action sent, Context context) {
        var details = required(sent, "iscsidiscover");
        require(host, context);
        var settings = settings(details);
        settings.remove("target");
        var secrets = StorageConnectionsCollection.secrets(details.getPassword());
        var types = context.engine().storageTypes();
        return new Effect.Direct(answer -> tell(types.targets(TYPE, settings, secrets, host.id()), answer));
    }

    private static Effect logIn(Host host, Action sent, Context context) {
        var details = required(sent, "iscsilogin");
        if (details.getTarget() == null || details.getTarget().isBlank()) {
            throw RequestFault.incomplete("Action", "iscsi.target", "iscsilogin");
        }
        require(host, context);
        var settings = settings(details);
        var secrets = StorageConnectionsCollection.secrets(details.getPassword());
        var types = context.engine().storageTypes();
        return new Effect.Direct(answer -> types.logIn(TYPE, settings, secrets, host.id()));
    }

    static Map<String, String> settings(IscsiDetails details) {
        var settings = new HashMap<String, String>();
        StorageTypes.put(settings, "address", portal(details.getAddress(), details.getPort()));
        StorageTypes.put(settings, "target", details.getTarget());
        StorageTypes.put(settings, "username", details.getUsername());
        return settings;
    }

    /** The API writes addresses of IPv6 bare, and ports apart. */
    static String portal(String address, Integer port) {
        if (address == null) {
            return null;
        }
        var plain = address.strip();
        boolean bare = plain.indexOf(':') != plain.lastIndexOf(':') && !plain.startsWith("[");
        return (bare ? "[" + plain + "]" : plain) + (port == null ? "" : ":" + StorageTypes.natural("port", port));
    }

    private static void tell(List<FoundTarget> targets, Action answer) {
        var names = new LinkedHashSet<String>();
        var all = new IscsiDetailss();
        for (var target : targets) {
            names.add(target.name());
            var colon = target.portal().lastIndexOf(':');
            var details = new IscsiDetails();
            details.setAddress(target.portal().substring(0, colon).replaceAll("[\\[\\]]", ""));
            details.setPort(Integer.valueOf(target.portal().substring(colon + 1)));
            details.setPortal(target.portal() + "," + target.group());
            details.setTarget(target.name());
            all.getIscsiDetailss().add(details);
        }
        var list = new Action.IscsiTargetsList();
        list.getIscsiTargets().addAll(names);
        answer.setIscsiTargets(list);
        answer.setDiscoveredTargets(all);
    }

    /** LUNs of the targets that the host is logged in to: none without the plugin. */
    static Collection<FoundLun, HostStorage> made() {
        return Collection.of("storage", HostStorage.class, Source.of(HostBlockStorage::luns, HostBlockStorage::id))
                .shown(HostBlockStorage::show)
                .build();
    }

    private static List<FoundLun> luns(Context context) {
        var host = context.owner(Host.class);
        permitted(host, context);
        if (!installed(context)) {
            return List.of(); // nothing that runs here could have logged in anywhere
        }
        return context.engine().storageTypes().luns(TYPE, Map.of(), Map.of(), host.id());
    }

    static String id(FoundLun lun) {
        return lun.id().isEmpty()
                ? UUID.nameUUIDFromBytes((lun.target() + "/" + lun.number()).getBytes(StandardCharsets.UTF_8))
                        .toString()
                : lun.id();
    }

    private static HostStorage show(FoundLun lun, Context context) {
        var bean = new HostStorage();
        bean.setType(StorageType.ISCSI);
        var units = new LogicalUnits();
        var unit = LogicalUnitsShape.show(lun, id(lun));
        context.inventory()
                .first(DirectLun.class, Where.equal("type", TYPE).andEqual("place", lun.target() + "/" + lun.number()))
                .ifPresent(disk -> {
                    unit.setStatus(LunStatus.USED);
                    unit.setDiskId(disk.diskId().toString());
                });
        units.getLogicalUnits().add(unit);
        bean.setLogicalUnits(units);
        bean.setHost(context.refer(
                new org.vireo.rest.types.Host(),
                "hosts",
                context.owner(Host.class).id()));
        return bean;
    }
}
