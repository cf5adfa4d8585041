package org.vireo.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which CPU a guest is shown and where its virtual ones run. Immutable.
 *
 * @param mode empty for what suits the host best
 * @param model of a {@link CpuMode#CUSTOM} one, empty otherwise
 * @param pins of some virtual CPUs; the others run anywhere
 * @param shares weight against other virtual machines, 2 to 262144; 0 for the host's own measure
 */
public record CpuTuning(Optional<CpuMode> mode, String model, List<VcpuPin> pins, int shares) {
    /** Nothing special. */
    public static final CpuTuning USUAL = new CpuTuning(Optional.empty(), "", List.of(), 0);

    /** Refuses values outside their ranges with an {@link IllegalArgumentException}. */
    public CpuTuning {
        Objects.requireNonNull(mode, "mode");
        Ranges.plain("the CPU model", model, 200);
        pins = List.copyOf(pins);
        Ranges.require(shares == 0 || (shares >= 2 && shares <= 262_144), "CPU shares must be 2 to 262144, or 0");
        Ranges.require(
                pins.stream().map(VcpuPin::vcpu).distinct().count() == pins.size(),
                "a virtual CPU must be pinned only once");
    }

    /** With other pins. */
    public CpuTuning pinned(List<VcpuPin> value) {
        return new CpuTuning(mode, model, value, shares);
    }
}
