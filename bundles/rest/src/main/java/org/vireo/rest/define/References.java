package org.vireo.rest.define;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Host;
import org.vireo.inventory.MacPool;
import org.vireo.inventory.Network;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.inventory.VnicProfile;
import org.vireo.model.Id;

/** Entities that permissions are about, as bodies refer to them. */
final class References {
    static final Map<Class<?>, Function<Object, Id>> ID = Map.ofEntries(
            entry(Vm.class, Vm::id),
            entry(Template.class, Template::id),
            entry(Cluster.class, Cluster::id),
            entry(DataCenter.class, DataCenter::id),
            entry(Host.class, Host::id),
            entry(StorageDomain.class, StorageDomain::id),
            entry(Disk.class, Disk::id),
            entry(Network.class, Network::id),
            entry(VnicProfile.class, VnicProfile::id),
            entry(MacPool.class, MacPool::id));

    private References() {}

    /** {@code StorageDomain} becomes {@code storage_domain}. */
    static String kind(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static <E> Map.Entry<Class<?>, Function<Object, Id>> entry(Class<E> type, Function<E, Id> id) {
        return Map.entry(type, entity -> id.apply(type.cast(entity)));
    }
}
