package org.vireo.guard;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that one plugin's calls run on, in a group of their own: what the plugin starts from them is in the group too. Thread-safe. */
final class WardThreads implements ThreadFactory {
    private static final long IDLE_SECONDS = 30;

    private final ThreadGroup group;
    private final AtomicInteger numbers = new AtomicInteger();
    private final ThreadPoolExecutor pool;
    private volatile int forgiven;

    WardThreads(String plugin) {
        group = new ThreadGroup("vireo-plugin " + plugin);
        pool = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this);
    }

    /** A thread holds on to no class of the plugin once it is idle. */
    @Override
    public Thread newThread(Runnable work) {
        var thread = new Thread(group, work, group.getName() + " " + numbers.incrementAndGet());
        thread.setDaemon(true);
        thread.setContextClassLoader(WardThreads.class.getClassLoader());
        return thread;
    }

    void run(Runnable work) {
        pool.execute(work);
    }

    /** Threads that the plugin started by itself and that still run, about; without those that were forgiven. */
    int foreign() {
        int left = left();
        forgiven = Math.min(forgiven, left);
        return left - forgiven;
    }

    private int left() {
        return Math.max(0, group.activeCount() - pool.getPoolSize());
    }

    /** Counts those that are left no more: they may never end, whatever version of the plugin comes. */
    void forgive() {
        forgiven = left();
    }

    void close() {
        pool.shutdownNow();
    }
}
