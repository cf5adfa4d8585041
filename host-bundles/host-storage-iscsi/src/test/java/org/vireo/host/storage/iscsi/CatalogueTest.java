package org.vireo.host.storage.iscsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.vireo.host.storage.iscsi.Catalogue.Slice;
import org.vireo.model.DiskId;
import org.vireo.model.StorageDomainId;

class CatalogueTest {
    private static final long MIB = 1 << 20;
    private static final long LUN = 100 * MIB;
    private static final Instant NOW = Instant.ofEpochSecond(1000);

    private static Slice slice(long offset, long until) {
        return new Slice(offset * MIB, 10 * MIB, 9 * MIB, until);
    }

    /** Each of them reads through to another, as after a snapshot, so its description is long. */
    @Test
    void asManyVolumesHaveRoomInAnAreaAsTheDecisionSays() {
        var texts = new TreeMap<String, String>();
        var slices = new TreeMap<String, Slice>();
        var domain = StorageDomainId.random();
        for (long number = 0; number < 6500; number++) {
            String path = domain + "/images/" + DiskId.random();
            texts.put(path + ".volume", "format=cow\nbacking=" + DiskId.random() + "\n");
            long offset = (1L << 40) + number * (100L << 30);
            slices.put(path, new Slice(offset, 100L << 30, 100L << 30, 0));
        }
        assertThat(new Catalogue(texts, slices).encode().length).isBetween(LunMap.AREA * 9 / 10, LunMap.AREA);
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        var catalogue = Catalogue.EMPTY
                .withText("d/domain", "vireo <ü>\n\n")
                .withText("d/empty", "")
                .withSlice("d/images/a", slice(32, 0))
                .withSlice("d/images/b", slice(42, 7));
        assertThat(Catalogue.decode(catalogue.encode())).isEqualTo(catalogue);
        assertThat(Catalogue.decode(Catalogue.EMPTY.encode())).isEqualTo(Catalogue.EMPTY);
    }

    @Test
    void whatALaterBuildWroteIsNotLostInSilence() {
        for (String line : new String[] {"stripe a 1 2", "slice a 1 2", "slice a 1 2 3 x", "text a !"}) {
            assertThatThrownBy(() -> Catalogue.decode(line.getBytes(StandardCharsets.US_ASCII)))
                    .as(line)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void roomIsTheFirstThatIsLongEnough() {
        var catalogue = Catalogue.EMPTY.withSlice("a", slice(40, 0)).withSlice("b", slice(60, 0));
        assertThat(catalogue.room(8 * MIB, LUN)).contains(32 * MIB);
        assertThat(catalogue.room(10 * MIB, LUN)).contains(50 * MIB);
        assertThat(catalogue.room(30 * MIB, LUN)).contains(70 * MIB);
        assertThat(catalogue.room(31 * MIB, LUN)).isEmpty();
        assertThat(Catalogue.EMPTY.room(68 * MIB, LUN)).contains(LunMap.ROOM);
        assertThat(Catalogue.EMPTY.room(69 * MIB, LUN)).isEmpty();
    }

    @Test
    void roomThatSomebodyMayStillWriteToStaysTaken() {
        var made = Catalogue.EMPTY.withSlice("d/part", slice(32, 1005));
        var gone = made.without("d/part", NOW).after(NOW);
        assertThat(gone.slices()).doesNotContainKey("d/part");
        assertThat(gone.room(10 * MIB, LUN)).contains(42 * MIB);
        assertThat(gone.after(NOW.plusSeconds(5)).room(10 * MIB, LUN)).contains(32 * MIB);
    }

    @Test
    void roomOfWhatIsFinishedIsFreeAtOnce() {
        var made = Catalogue.EMPTY.withSlice("d/part", slice(32, 1005)).moved("d/part", "d/whole");
        assertThat(made.without("d/whole", NOW)).isEqualTo(Catalogue.EMPTY);
    }

    @Test
    void aSliceTakesThePlaceOfATextAndTheOtherWayRound() {
        var text = Catalogue.EMPTY.withText("d/r", "short");
        var moved = text.withSlice("d/part", slice(32, 0)).moved("d/part", "d/r");
        assertThat(moved.texts()).isEmpty();
        assertThat(moved.slices()).containsOnlyKeys("d/r");
        assertThat(moved.withText("d/r", "short")).isEqualTo(text);
    }
}
