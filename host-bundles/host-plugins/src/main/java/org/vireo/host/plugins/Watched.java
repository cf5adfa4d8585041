package org.vireo.host.plugins;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs what belongs to a plugin on a thread of its own, so that one that hangs holds up nobody else. Stateless. */
final class Watched {
    private Watched() {}

    /**
     * Waits for {@code work} until the deadline, then interrupts it and leaves it alone.
     *
     * @throws HalfTrouble when it fails or does not end
     */
    static <T> T run(String what, Deadline deadline, Callable<T> work) throws HalfTrouble {
        var task = new FutureTask<T>(work);
        var thread = new Thread(task, "vireo-half: " + what);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(deadline.millisLeft(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new HalfTrouble(what + " did not end in time", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof HalfTrouble known
                    ? known
                    : new HalfTrouble(what + " failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new HalfTrouble(what + " was interrupted, as the agent stops", e);
        }
    }
}
