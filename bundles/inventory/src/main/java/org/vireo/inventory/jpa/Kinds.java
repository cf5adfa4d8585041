package org.vireo.inventory.jpa;

import java.util.Locale;

/** What kinds of objects are called in messages. */
final class Kinds {
    private Kinds() {}

    /** {@code StorageDomain} becomes {@code storage domain}. */
    static String ofType(Class<?> type) {
        return ofTable(
                type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT));
    }

    /** {@code storage_domain} becomes {@code storage domain}. */
    static String ofTable(String table) {
        return table.replace('_', ' ')
                .replaceAll("\\bvm\\b", "VM")
                .replaceAll("\\bnic\\b", "NIC")
                .replaceAll("\\bmac\\b", "MAC")
                .replaceAll("\\bvnic\\b", "vNIC");
    }
}
