package org.vireo.model;

import java.util.Objects;

/**
 * How the engine treats a virtual machine. Immutable.
 *
 * @param affinity whether it may leave its host
 * @param startPaused whether its CPUs stay halted at a start
 * @param instanceType id of the kind of hardware it was made from, empty for none
 * @param onStorageError what becomes of it when its storage fails
 */
public record Conduct(
        VmAffinity affinity, boolean startPaused, String instanceType, StorageErrorBehaviour onStorageError) {
    /** Migrates, starts running, made from no instance type, goes on after its storage failed. */
    public static final Conduct USUAL =
            new Conduct(VmAffinity.MIGRATABLE, false, "", StorageErrorBehaviour.AUTO_RESUME);

    /** Refuses missing values; what was stored without a behaviour has the usual one. */
    public Conduct {
        Objects.requireNonNull(affinity, "affinity");
        Objects.requireNonNull(instanceType, "instanceType");
        onStorageError = Objects.requireNonNullElse(onStorageError, StorageErrorBehaviour.AUTO_RESUME);
    }
}
