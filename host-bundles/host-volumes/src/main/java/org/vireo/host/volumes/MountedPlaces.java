package org.vireo.host.volumes;

import java.util.function.Function;
import org.vireo.host.spi.HostCall;
import org.vireo.model.StorageDomainId;

/**
 * Work on mounts, one for each domain. What waits for a server may wait beyond the deadline of a call, so the work of a call is done on
 * another thread. Thread-safe.
 */
public final class MountedPlaces implements AutoCloseable {
    private final Mounts mounts;
    private final TimedWork work;

    /**
     * Starts no thread yet.
     *
     * @param mounts where
     * @param threads name of the threads
     */
    public MountedPlaces(Mounts mounts, String threads) {
        this.mounts = mounts;
        work = new TimedWork(threads);
    }

    /** The result of work on a domain, which is mounted unless it is; throws {@code UNREACHABLE} when the call's deadline passes. */
    public <T> T at(MountSource source, StorageDomainId domain, HostCall call, Function<Place, T> task) {
        return work.inTime(
                source.device(), call, () -> task.apply(new FilePlace(mounts.mount(source, domain, call.deadline()))));
    }

    /** The result of work on a domain that is mounted; throws {@code UNREACHABLE} when it is not. */
    public <T> T at(StorageDomainId domain, HostCall call, Function<Place, T> task) {
        return work.inTime("storage domain " + domain, call, () -> {
            if (!mounts.has(domain)) {
                throw TimedWork.unreachable("storage domain " + domain, "it is not mounted on this host", null);
            }
            return task.apply(new FilePlace(mounts.directory(domain)));
        });
    }

    /** Ends the mount of a domain; one that a guest uses is an error. */
    public void leave(StorageDomainId domain, HostCall call) {
        work.inTime("the server of storage domain " + domain, call, () -> {
            mounts.unmount(domain, call.deadline());
            return true;
        });
    }

    /** Mounts stay: guests go on. */
    @Override
    public void close() {
        work.close();
    }
}
