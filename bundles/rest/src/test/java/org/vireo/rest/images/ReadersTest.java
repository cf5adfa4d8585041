package org.vireo.rest.images;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadersTest {
    private final Readers readers = new Readers();

    @Test
    void countsThoseOfATicketThatAreUnderWay() {
        readers.begin("one");
        readers.begin("one");
        readers.begin("other");
        assertThat(readers.of("one")).isEqualTo(2);
        assertThat(readers.of("other")).isOne();

        readers.end("one");
        readers.end("other");
        assertThat(readers.of("one")).isOne();
        assertThat(readers.of("other")).isZero();

        readers.end("one");
        assertThat(readers.of("one")).isZero();
    }
}
