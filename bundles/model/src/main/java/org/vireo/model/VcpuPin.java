package org.vireo.model;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where one virtual CPU runs. Immutable.
 *
 * @param vcpu counted from 0
 * @param hostCpus numbers and ranges, {@code ^} leaves one out: {@code 0-3,^2}
 */
public record VcpuPin(int vcpu, String hostCpus) {
    private static final Pattern CPUS = Pattern.compile("\\d{1,5}(-\\d{1,5})?(,\\^?\\d{1,5}(-\\d{1,5})?){0,200}");

    /** Refuses what is no list of CPUs with an {@link IllegalArgumentException}. */
    public VcpuPin {
        Objects.requireNonNull(hostCpus, "hostCpus");
        if (vcpu < 0 || vcpu > 4095) {
            throw new IllegalArgumentException("a pinned virtual CPU must be 0 to 4095, not " + vcpu);
        }
        if (!CPUS.matcher(hostCpus).matches()) {
            throw new IllegalArgumentException("the host CPUs of virtual CPU " + vcpu + " are no list like 0-3,^2");
        }
    }
}
