package org.vireo.host.storage.nfs;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.vireo.host.spi.HostCall;
import org.vireo.host.volumes.FilePlace;
import org.vireo.host.volumes.Place;
import org.vireo.host.volumes.VolumeError;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VireoException;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DiskSource.FileDisk;

/**
 * Mounts, one for each domain. They are soft, so that what waits for a server ends; as that may be after the deadline of a call, the
 * work of a call is done on another thread, of which there are few. Thread-safe.
 */
final class KernelWay implements Way {
    private static final int WORKERS = 16;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final Mounts mounts;
    private final String why;
    private final Clock clock = Clock.systemUTC();
    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            0,
            WORKERS,
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> new Thread(task, "vireo-nfs"));

    KernelWay(Mounts mounts, String why) {
        this.mounts = mounts;
        this.why = why;
    }

    @Override
    public <T> T at(NfsTarget target, StorageDomainId domain, HostCall call, Function<Place, T> work) {
        return inTime(
                target.toString(),
                call,
                () -> work.apply(new FilePlace(mounts.mount(target, domain, call.deadline()))));
    }

    /** What is to be done on a mount. */
    @FunctionalInterface
    private interface Work<T> {
        T run();
    }

    private <T> T inTime(String server, HostCall call, Work<T> work) {
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

    private static VireoException unreachable(String server, String reason, Exception cause) {
        return new VireoException(VolumeError.UNREACHABLE, "cannot reach " + server + ": " + reason, cause);
    }

    @Override
    public void leave(StorageDomainId domain, HostCall call) {
        inTime("the server of storage domain " + domain, call, () -> {
            mounts.unmount(domain, call.deadline());
            return true;
        });
    }

    @Override
    public DiskSource open(NfsImage image, HostCall call) {
        // told one by one, for a host without NFS in its kernel may have written names of QEMU's into the images
        return at(
                image.target(),
                image.domain(),
                call,
                place -> image.layered(place, layer -> new FileDisk(place.image(layer.file()), layer.format())));
    }

    @Override
    public String why() {
        return why;
    }

    /** Mounts stay: guests go on. */
    @Override
    public void close() {
        workers.shutdownNow();
    }
}
