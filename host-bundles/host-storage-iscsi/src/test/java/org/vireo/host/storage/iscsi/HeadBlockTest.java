package org.vireo.host.storage.iscsi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HeadBlockTest {
    private static final byte[] CATALOGUE = "text d eA==\n".getBytes(StandardCharsets.US_ASCII);

    private static HeadBlock head() {
        return new HeadBlock(7, 3, CATALOGUE.length, HeadBlock.digest(CATALOGUE));
    }

    @Test
    void isReadAsItWasWrittenFromBlocksOfAnySize() {
        for (int size : new int[] {512, 4096}) {
            var read = HeadBlock.decode(Arrays.copyOf(head().encode(), size)).orElseThrow();
            assertThat(read.generation()).isEqualTo(7);
            assertThat(read.area()).isEqualTo(3);
            assertThat(read.describes(CATALOGUE)).isTrue();
            assertThat(read.describes(new byte[CATALOGUE.length])).isFalse();
        }
    }

    @Test
    void oneThatIsNotWholeIsNone() {
        byte[] whole = head().encode();
        for (int i = 0; i < whole.length; i++) {
            byte[] torn = whole.clone();
            torn[i] ^= 1;
            assertThat(HeadBlock.decode(torn)).as("byte %d", i).isEmpty();
        }
        assertThat(HeadBlock.decode(new byte[512])).isEmpty();
    }

    @Test
    void generationsTakeTurns() {
        assertThat(LunMap.head(1)).isNotEqualTo(LunMap.head(2)).isEqualTo(LunMap.head(3));
    }
}
