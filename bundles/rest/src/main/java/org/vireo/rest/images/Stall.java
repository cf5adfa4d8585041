package org.vireo.rest.images;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Ends something on which nothing moves any more. Thread-safe. */
final class Stall implements AutoCloseable {
    private static final long LOOK_SECONDS = 15;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);

    private final ScheduledFuture<?> looks;
    private volatile long moved = System.nanoTime();
    private volatile Runnable end = () -> {};

    Stall(ScheduledExecutorService timer) {
        looks = timer.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        if (System.nanoTime() - moved > PATIENCE_NANOS) {
            end.run();
        }
    }

    /** What is to be done when nothing moves from now on. */
    void ending(Runnable how) {
        end = how;
    }

    /** Something moved. */
    void moved() {
        moved = System.nanoTime();
    }

    /** A stream whose bytes count. */
    InputStream watch(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count = super.read(into, offset, length);
                moved();
                return count;
            }
        };
    }

    @Override
    public void close() {
        looks.cancel(false);
    }
}
