package org.vireo.jobs;

import java.util.Map;
import java.util.UUID;
import org.vireo.engine.api.command.LockKey;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.MacPool;
import org.vireo.inventory.Named;
import org.vireo.inventory.Network;
import org.vireo.inventory.Nic;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.inventory.VmPool;
import org.vireo.inventory.VnicProfile;
import org.vireo.inventory.Where;

/** Says for people what a lock guards. */
final class LockNames {
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("vm", new Kind("VM", Vm.class)),
            Map.entry("template", new Kind("template", Template.class)),
            Map.entry("disk", new Kind("disk", Disk.class)),
            Map.entry("host", new Kind("host", Host.class)),
            Map.entry("storagedomain", new Kind("storage domain", StorageDomain.class)),
            Map.entry("cluster", new Kind("cluster", Cluster.class)),
            Map.entry("datacenter", new Kind("data center", DataCenter.class)),
            Map.entry("network", new Kind("network", Network.class)),
            Map.entry("nic", new Kind("network interface", Nic.class)),
            Map.entry("vnicprofile", new Kind("vNIC profile", VnicProfile.class)),
            Map.entry("definition", new Kind("definition", Definition.class)),
            Map.entry("macpool", new Kind("MAC pool", MacPool.class)),
            Map.entry("vmpool", new Kind("VM pool", VmPool.class)));

    private final Inventory inventory;

    LockNames(Inventory inventory) {
        this.inventory = inventory;
    }

    /** Such as {@code VM hello}. */
    String of(LockKey key) {
        var name = key.kind().endsWith(".name");
        var plain = (name ? key.kind().substring(0, key.kind().length() - 5) : key.kind()).replaceAll("[_-]", "");
        var kind = KINDS.get(plain);
        if (name || kind == null) {
            return (name ? "the name " : key.kind() + " ") + key.id();
        }
        return kind.label() + " " + nameOf(kind, key);
    }

    private String nameOf(Kind kind, LockKey key) {
        try {
            return inventory
                    .first(kind.type(), Where.equal("id", UUID.fromString(key.id())))
                    .map(Named::name)
                    .orElse(key.id());
        } catch (IllegalArgumentException e) {
            return key.id(); // locks need not be named by a UUID
        }
    }

    private record Kind(String label, Class<? extends Named> type) {}
}
