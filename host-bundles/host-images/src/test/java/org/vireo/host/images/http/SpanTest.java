package org.vireo.host.images.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SpanTest {
    private static final long SIZE = 1000;

    private static Span asked(String header) throws Span.UnfitException {
        return Span.asked(Optional.of(header), SIZE);
    }

    private static void refused(int status, ThrowingCallable call) {
        assertThatExceptionOfType(Span.UnfitException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.status()).isEqualTo(status));
    }

    @Test
    void readsWhatIsAskedFor() throws Span.UnfitException {
        assertThat(Span.asked(Optional.empty(), SIZE)).isEqualTo(new Span(0, SIZE));
        assertThat(asked("bytes=10-19")).isEqualTo(new Span(10, 10));
        assertThat(asked("bytes=990-")).isEqualTo(new Span(990, 10));
        assertThat(asked("bytes=990-5000")).isEqualTo(new Span(990, 10));
        assertThat(asked("bytes=-7")).isEqualTo(new Span(993, 7));
        assertThat(asked("bytes=-5000")).isEqualTo(new Span(0, SIZE));
    }

    @Test
    void refusesWhatIsNotThere() {
        refused(416, () -> asked("bytes=1000-"));
        refused(416, () -> asked("bytes=-0"));
        refused(400, () -> asked("bytes=9-8"));
        refused(400, () -> asked("bytes=-"));
        refused(400, () -> asked("bytes=1-2,4-5"));
        refused(400, () -> asked("lines=1-2"));
        refused(400, () -> asked("bytes=99999999999999999999-"));
    }

    @Test
    void findsWhereABodyGoes() throws Span.UnfitException {
        assertThat(Span.sent(Optional.empty(), 5, SIZE)).isEqualTo(new Span(0, 5));
        assertThat(Span.sent(Optional.of("bytes 10-14/*"), 5, SIZE)).isEqualTo(new Span(10, 5));
        assertThat(Span.sent(Optional.of("bytes 10-14/1000"), 5, SIZE)).isEqualTo(new Span(10, 5));
        assertThat(Span.sent(Optional.of("bytes 10-*/*"), 5, SIZE)).isEqualTo(new Span(10, 5));
        assertThat(Span.sent(Optional.of("bytes 1000-*/*"), 0, SIZE)).isEqualTo(new Span(1000, 0));
    }

    @Test
    void refusesABodyThatDoesNotFit() {
        refused(400, () -> Span.sent(Optional.of("bytes 10-15/*"), 5, SIZE));
        refused(400, () -> Span.sent(Optional.of("10-14"), 5, SIZE));
        refused(416, () -> Span.sent(Optional.of("bytes 996-1000/*"), 5, SIZE));
        refused(416, () -> Span.sent(Optional.empty(), SIZE + 1, SIZE));
        refused(416, () -> Span.within(Long.MAX_VALUE, Long.MAX_VALUE, SIZE));
        refused(400, () -> Span.within(-1, 5, SIZE));
    }
}
