package org.vireo.model;

import java.util.Objects;

/**
 * How the engine treats a virtual machine. Immutable.
 *
 * @param affinity whether it may leave its host
 * @param startPaused whether its CPUs stay halted at a start
 * @param instanceType id of the kind of hardware it was made from, empty for none
 */
public record Conduct(VmAffinity affinity, boolean startPaused, String instanceType) {
    /** Migrates, starts running, made from no instance type. */
    public static final Conduct USUAL = new Conduct(VmAffinity.MIGRATABLE, false, "");

    /** Refuses missing values. */
    public Conduct {
        Objects.requireNonNull(affinity, "affinity");
        Objects.requireNonNull(instanceType, "instanceType");
    }
}
