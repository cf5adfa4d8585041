package org.vireo.host.images.nbd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StretchesTest {
    @Test
    void cutsWhatTwoMapsTellAtTheBordersOfBoth() {
        var allocation = new Stretches(1000, 1100);
        allocation.add(60, LibnbdLibrary.STATE_HOLE | LibnbdLibrary.STATE_ZERO);
        allocation.add(90, 0);
        var written = new Stretches(1000, 1100);
        written.add(10, 0);
        written.add(80, LibnbdLibrary.STATE_DIRTY);

        assertThat(allocation.with(written))
                .containsExactly(
                        new Extent(1000, 10, true, true, false),
                        new Extent(1010, 50, true, true, true),
                        new Extent(1060, 30, false, false, true));
    }

    @Test
    void takesForDataWhatNothingIsToldOf() {
        assertThat(new Stretches(5, 9).with(new Stretches(5, 9)))
                .containsExactly(new Extent(5, 4, false, false, false));
    }
}
