package org.vireo.model;

import java.util.Objects;

/**
 * Boot of a Linux kernel by the hypervisor, without firmware or boot loader.
 *
 * @param kernel absolute path on the host
 * @param initrd absolute path on the host, empty for none
 * @param commandLine kernel parameters, empty for none
 */
public record DirectBoot(String kernel, String initrd, String commandLine) {
    /** Refuses missing values. */
    public DirectBoot {
        Objects.requireNonNull(kernel, "kernel");
        Objects.requireNonNull(initrd, "initrd");
        Objects.requireNonNull(commandLine, "commandLine");
    }
}
