package org.vireo.host.volumes;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.vireo.host.spi.HostCall;
import org.vireo.model.VireoException;

/** Work that may wait for a server beyond the deadline of a call: it is done on another thread, of which there are few. Thread-safe. */
public final class TimedWork implements AutoCloseable {
    private static final int WORKERS = 16;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final Clock clock = Clock.systemUTC();
    private final ThreadPoolExecutor workers;

    /**
     * Starts no thread yet.
     *
     * @param threads name of the threads
     */
    public TimedWork(String threads) {
        workers = new ThreadPoolExecutor(
                0,
                WORKERS,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> new Thread(task, threads));
    }

    /** What is to be done. */
    @FunctionalInterface
    public interface Work<T> {
        T run();
    }

    /** The result of work; throws {@code UNREACHABLE}, naming the server, when the call's deadline passes. */
    public <T> T inTime(String server, HostCall call, Work<T> work) {
        long left =
                Math.max(0, Duration.between(clock.instant(), call.deadline()).toMillis());
        try {
            var running = workers.submit(work::run);
            try {
                return running.get(left, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                running.cancel(true);
                throw unreachable(server, "it did not answer in time", e);
            }
        } catch (RejectedExecutionException e) {
            throw unreachable(server, WORKERS + " calls wait for servers that do not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(server, "interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof VireoException known) {
                throw known;
            }
            throw new IllegalStateException("work on " + server + " failed", e.getCause());
        }
    }

    static VireoException unreachable(String server, String reason, Exception cause) {
        return new VireoException(VolumeError.UNREACHABLE, "cannot reach " + server + ": " + reason, cause);
    }

    /** Gives up what is waited for. */
    @Override
    public void close() {
        workers.shutdownNow();
    }
}
