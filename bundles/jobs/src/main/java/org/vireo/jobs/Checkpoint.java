package org.vireo.jobs;

/** Told of each place at which the engine could die; tests let it die there. */
@FunctionalInterface
interface Checkpoint {
    Checkpoint NONE = place -> {};

    void reached(String place);
}
