package org.vireo.network;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.MacPool;
import org.vireo.inventory.MacRange;
import org.vireo.inventory.Nic;
import org.vireo.inventory.Where;
import org.vireo.model.ClusterId;
import org.vireo.model.MacPoolId;
import org.vireo.model.NicId;
import org.vireo.model.VireoException;

/** Gives out MAC addresses of pools. Two interfaces never get the same one: the pool's row is locked meanwhile. */
@Component(service = MacAddresses.class)
public final class MacAddresses {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{2}:){5}[0-9a-f]{2}");

    private final Inventory inventory;

    @Activate
    public MacAddresses(@Reference Inventory inventory) {
        this.inventory = inventory;
    }

    /** Whether a text is a unicast MAC address in colon form, lower case. */
    static boolean valid(String mac) {
        return FORM.matcher(mac).matches() && (Integer.parseInt(mac.substring(0, 2), 16) & 1) == 0;
    }

    /** The lowest address of the cluster's pool that no interface has; must run in a transaction. */
    String allocate(ClusterId cluster) {
        var pool = inventory.getForUpdate(MacPool.class, poolOf(cluster));
        inventory.flush();
        var used = inventory.list(Nic.class, Where.all()).stream().map(Nic::mac).collect(Collectors.toSet());
        return inventory
                .list(MacRange.class, Where.equal("macPoolId", pool.id()).orderBy("rangeStart"))
                .stream()
                .flatMap(range -> free(range, used).stream())
                .findFirst()
                .orElseThrow(() -> new VireoException(
                        NetworkError.MAC_POOL_EXHAUSTED, "MAC pool " + pool.name() + " has no free address"));
    }

    /** The lowest unicast address of a range that nobody uses. */
    private static Optional<String> free(MacRange range, Set<String> used) {
        var last = number(range.rangeEnd());
        for (var next = number(range.rangeStart()); next <= last; next++) {
            var address = text(next);
            if (!used.contains(address) && valid(address)) {
                return Optional.of(address);
            }
        }
        return Optional.empty();
    }

    /** Whether another interface has the address and the cluster's pool minds. */
    boolean taken(ClusterId cluster, String mac, Optional<NicId> except) {
        var pool = inventory.get(MacPool.class, poolOf(cluster));
        return !pool.allowDuplicates()
                && inventory.list(Nic.class, Where.equal("mac", mac)).stream()
                        .anyMatch(nic -> except.filter(nic.id()::equals).isEmpty());
    }

    /** Whether an address is one of the cluster's pool. */
    boolean within(ClusterId cluster, String mac) {
        var number = number(mac);
        return inventory.list(MacRange.class, Where.equal("macPoolId", poolOf(cluster))).stream()
                .anyMatch(range -> number(range.rangeStart()) <= number && number <= number(range.rangeEnd()));
    }

    private MacPoolId poolOf(ClusterId id) {
        var cluster = inventory.get(Cluster.class, id);
        return cluster.macPoolId()
                .or(() -> cluster.dataCenterId()
                        .map(center -> inventory.get(DataCenter.class, center).macPoolId()))
                .orElseThrow(() -> new VireoException(
                        NetworkError.MAC_POOL_EXHAUSTED,
                        "Cluster " + cluster.name() + " has no MAC pool because it belongs to no Data Center"));
    }

    static long number(String mac) {
        return Long.parseLong(mac.replace(":", ""), 16);
    }

    private static String text(long number) {
        var hex = String.format(Locale.ROOT, "%012x", number);
        return hex.replaceAll("(..)(?!$)", "$1:");
    }
}
