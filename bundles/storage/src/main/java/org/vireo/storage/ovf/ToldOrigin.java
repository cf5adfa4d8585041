package org.vireo.storage.ovf;

import java.util.Objects;
import java.util.UUID;

/**
 * Where a machine comes from, as a storage domain tells of it. Immutable.
 *
 * @param cluster name of the cluster it was in, empty for none
 * @param template the template its disks read through to; for a template, the first of its versions
 * @param templateName name of that
 * @param original the template it was made from; for a template, the same as {@code template}
 * @param version number of a template's version, 1 for a virtual machine
 * @param versionName name of a template's version
 */
public record ToldOrigin(
        String cluster, UUID template, String templateName, UUID original, int version, String versionName) {
    /** Refuses missing values, and version numbers below 1 with an {@link IllegalArgumentException}. */
    public ToldOrigin {
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(templateName, "templateName");
        Objects.requireNonNull(original, "original");
        Objects.requireNonNull(versionName, "versionName");
        if (version < 1) {
            throw new IllegalArgumentException("the number of a version must be 1 or more");
        }
    }
}
