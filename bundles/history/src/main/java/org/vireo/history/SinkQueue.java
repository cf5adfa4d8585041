package org.vireo.history;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.model.ErrorKind;
import org.vireo.model.VireoException;
import org.vireo.spi.history.Fact;
import org.vireo.spi.history.HistorySink;

/**
 * Batches on their way to one sink, which gets them on a thread of its own. Whoever offers never waits: when there is no room the oldest
 * batch is given up. Thread-safe.
 */
final class SinkQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SinkQueue.class);
    private static final Set<ErrorKind> TRY_LATER = EnumSet.of(ErrorKind.EXTERNAL, ErrorKind.EXHAUSTED);
    private static final long STOP_MILLIS = 10_000;
    /** Measured at 5,000 machines. */
    private static final long BYTES_OF_A_FACT = 300;
    /** What waits takes at most this part of the memory, as an engine that has none left ends. */
    private static final long SHARE = 8;

    private static final long MOST_FACTS = Runtime.getRuntime().maxMemory() / SHARE / BYTES_OF_A_FACT;

    private final String name;
    private final HistorySink sink;
    private final int capacity;
    private final long mostFacts;
    private final long retryMillis;
    private final Deque<List<Fact>> batches = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private boolean busy;
    private long dropped;
    private boolean closed;
    private boolean over;
    private volatile String problem = "";

    /**
     * Starts the thread. {@code capacity} counts batches, of which fewer wait when they are so large that they would take an eighth of the
     * memory; what could not be taken is offered again after {@code retryMillis}.
     */
    SinkQueue(String name, HistorySink sink, int capacity, long retryMillis) {
        this(name, sink, capacity, MOST_FACTS, retryMillis);
    }

    /** With a limit of facts, too: of the batches that wait only one may have more. */
    SinkQueue(String name, HistorySink sink, int capacity, long mostFacts, long retryMillis) {
        this.name = name;
        this.sink = sink;
        this.capacity = capacity;
        this.mostFacts = mostFacts;
        this.retryMillis = retryMillis;
        thread = new Thread(this::work, "vireo-history-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Puts a batch at the end. Returns at once. */
    void offer(List<Fact> batch) {
        locked(() -> {
            while (batches.size() == capacity || (!batches.isEmpty() && facts() + batch.size() > mostFacts)) {
                batches.removeFirst();
                giveUp("there is no room for it, as those before it wait");
            }
            batches.addLast(batch);
            changed.signalAll();
        });
    }

    private long facts() {
        return batches.stream().mapToLong(List::size).sum();
    }

    /** How many batches wait, the one under way among them. */
    int waiting() {
        lock.lock();
        try {
            return batches.size() + (busy ? 1 : 0);
        } finally {
            lock.unlock();
        }
    }

    /** How many batches were given up. */
    long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    /** Why the sink takes nothing now, as a sentence; empty when it does. */
    String problem() {
        return problem;
    }

    /** Ends the thread; what waits is written unless the sink is away. Blocks for that, for seconds at most; what is left then is given up. */
    @Override
    public void close() {
        locked(() -> {
            closed = true;
            changed.signalAll();
        });
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        locked(() -> {
            over = true;
            for (; !batches.isEmpty(); batches.removeFirst()) {
                giveUp("the history ends");
            }
        });
        thread.interrupt();
    }

    private void work() {
        try {
            var batch = next();
            while (batch != null && write(batch)) {
                batch = next();
            }
        } catch (InterruptedException e) {
            LOG.debug("The queue to {} ends", name, e);
        }
    }

    private List<Fact> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            busy = false;
            while (batches.isEmpty() && !closed) {
                changed.await();
            }
            busy = !batches.isEmpty() && !over;
            return busy ? batches.pollFirst() : null;
        } finally {
            lock.unlock();
        }
    }

    /** Until it is taken or refused; returns whether to go on: not when the end comes while the sink is away. */
    private boolean write(List<Fact> batch) throws InterruptedException {
        try {
            while (!written(batch)) {
                if (rest()) {
                    locked(() -> {
                        busy = false;
                        giveUp("the history ends");
                    });
                    return false;
                }
                LOG.debug("A batch of the history is offered to {} again", name);
            }
        } catch (RuntimeException | LinkageError e) {
            // a plugin that misses a class does not end the thread
            LOG.error("{} does not take a batch of the history", name, e);
            problem = String.valueOf(e.getMessage());
            locked(() -> dropped++);
        }
        return true;
    }

    private boolean written(List<Fact> batch) {
        try {
            sink.write(batch);
            problem = "";
            return true;
        } catch (VireoException e) {
            if (!TRY_LATER.contains(e.code().kind())) {
                throw e;
            }
            if (problem.isEmpty()) {
                LOG.warn("The history waits for {}: {}", name, e.getMessage());
            }
            problem = String.valueOf(e.getMessage());
            return false;
        }
    }

    /** Waits until the next attempt; returns whether there will be none. */
    private boolean rest() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = TimeUnit.MILLISECONDS.toNanos(retryMillis);
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private void giveUp(String why) {
        if (dropped++ == 0) {
            LOG.warn("A batch of the history is not written to {}: {}; later ones are counted only", name, why);
        }
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
