package org.vireo.spi.brand;

import java.util.Locale;
import java.util.Optional;

/**
 * What a colour is seen on. Immutable.
 *
 * @param behind the shade of it that makes reading hardest
 * @param upon the text that is written on the colour itself
 */
record Ground(Colour behind, Colour upon) {
    static final Ground LIGHT = new Ground(new Colour(0xf2, 0xf2, 0xf2), Colour.WHITE);
    static final Ground DARK = new Ground(new Colour(0x38, 0x38, 0x38), new Colour(0x15, 0x15, 0x15));

    /** Of WCAG 2.2, level AA, for text of usual size. */
    private static final double LEAST = 4.5;

    private static final int STEPS = 20;

    /** Why the colour cannot be used, if so. */
    Optional<String> problem(Colour colour) {
        var contrast = least(colour);
        return contrast >= LEAST
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%s has a contrast of %.1f to %s or to text in %s on it, where reading needs %.1f",
                        colour,
                        contrast,
                        behind,
                        upon,
                        LEAST));
    }

    /** The nearest shade that can be used; white can always be read on dark ground. */
    Colour readable(Colour colour) {
        for (int step = 0; step < STEPS; step++) {
            var lighter = colour.mixed(Colour.WHITE, step / (double) STEPS);
            if (least(lighter) >= LEAST) {
                return lighter;
            }
        }
        return Colour.WHITE;
    }

    private double least(Colour colour) {
        return Math.min(colour.contrast(behind), colour.contrast(upon));
    }
}
