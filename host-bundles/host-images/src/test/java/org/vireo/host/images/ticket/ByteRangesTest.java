package org.vireo.host.images.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteRangesTest {
    @Test
    void countsEachByteOnce() {
        var ranges = new ByteRanges();
        ranges.add(0, 10);
        ranges.add(20, 10);
        ranges.add(5, 20);
        ranges.add(0, 0);

        assertThat(ranges.total()).isEqualTo(30);
    }

    @Test
    void countsAsASetOfBytesDoes() {
        var random = new Random(7);
        var ranges = new ByteRanges();
        var bytes = new BitSet();
        for (int i = 0; i < 2000; i++) {
            int start = random.nextInt(5000);
            int length = random.nextInt(40);
            ranges.add(start, length);
            bytes.set(start, start + length);
            assertThat(ranges.total()).isEqualTo(bytes.cardinality());
        }
    }
}
