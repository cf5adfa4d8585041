package org.vireo.reporting.billing;

import java.util.Set;

/**
 * Who or what is charged, as far as prices depend on it. Immutable.
 *
 * @param cluster id, or empty
 * @param tags names
 * @param storageDomain id, or empty
 * @param storageType such as {@code nfs}, or empty
 */
public record Bought(String cluster, Set<String> tags, String storageDomain, String storageType) {
    /** Copies the set. */
    public Bought {
        tags = Set.copyOf(tags);
    }
}
