package org.vireo.engine.api.report;

import java.util.Objects;

/**
 * What something costs, for everybody or for some. Where several prices fit, that of a tag counts before that of a cluster or storage domain, that before
 * the one of a type of storage, and that before the one for everybody. Immutable.
 *
 * @param item {@code running_hour}, {@code vcpu_hour}, {@code memory_gib_hour} or {@code storage_gib_month}
 * @param amount in the currency of the list, as a decimal number such as {@code 0.012}
 * @param cluster id of the cluster it is for, or empty
 * @param tag name of the tag of machines it is for, or empty
 * @param storageDomain id of the storage domain it is for, or empty
 * @param storageType type of storage it is for, such as {@code nfs}, or empty
 */
public record Price(String item, String amount, String cluster, String tag, String storageDomain, String storageType) {
    /** Refuses missing values. */
    public Price {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(tag, "tag");
        Objects.requireNonNull(storageDomain, "storageDomain");
        Objects.requireNonNull(storageType, "storageType");
    }

    /** One for everybody. */
    public static Price of(String item, String amount) {
        return new Price(item, amount, "", "", "", "");
    }
}
