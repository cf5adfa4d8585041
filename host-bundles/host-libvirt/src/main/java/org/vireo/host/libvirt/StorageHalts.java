package org.vireo.host.libvirt;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.libvirt.binding.DomainHandle;
import org.vireo.host.libvirt.binding.RunState;
import org.vireo.model.PauseCause;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;

/**
 * Virtual machines that were halted because their storage failed or was full. Lets them go on when it works again, or ends them, as each of
 * them wants. Confined to the thread of {@link DomainWatch}, but for the calls it has others make.
 */
final class StorageHalts {
    private static final Logger LOG = LoggerFactory.getLogger(StorageHalts.class);
    /** Detail of libvirt's "suspended" event. */
    private static final int DISK_FAILED = 2;

    private final LibvirtConnection connection;
    private final DomainRecords records;
    private final Clock clock;
    private final Duration limit;
    private final Executor calls;

    StorageHalts(LibvirtConnection connection, DomainRecords records, Clock clock, Duration limit, Executor calls) {
        this.connection = connection;
        this.records = records;
        this.clock = clock;
        this.limit = limit;
        this.calls = calls;
    }

    /** Its CPUs were halted. */
    void suspended(VmId vm, Track track, int detail) {
        if (detail != DISK_FAILED) {
            track.enter(VmStatus.PAUSED, Ends.whyPaused(detail));
        } else if (track.halt().isPresent()) {
            track.halt().get().failed(clock.instant());
        } else {
            connection.run(session -> session.ask(vm, domain -> {
                halted(track, domain);
                return true;
            }));
        }
    }

    /** Finds out whether one that is paused was halted by its storage. */
    void align(Track track, DomainHandle domain) {
        if (track.status() == VmStatus.PAUSED
                && track.halt().isEmpty()
                && domain.diskFaults().halted()) {
            halted(track, domain);
        }
    }

    private void halted(Track track, DomainHandle domain) {
        var faults = domain.diskFaults().full();
        boolean full = faults.containsValue(true);
        String disks = faults.entrySet().stream()
                .filter(fault -> fault.getValue() == full)
                .map(fault -> "disk " + fault.getKey())
                .collect(Collectors.joining(", "));
        track.enter(
                VmStatus.PAUSED,
                full
                        ? "no space is left for " + disks
                        : (disks.isEmpty() ? "a disk" : disks) + " could not be read or written");
        var cause = full ? PauseCause.STORAGE_FULL : PauseCause.STORAGE_ERROR;
        var behaviour = new LiveDomain(domain.xml()).onStorageError();
        track.halt(new StorageHalt(cause, behaviour, clock.instant(), limit));
    }

    /** Does what is due; true when it goes on. */
    boolean goesOn(VmId vm, Track track) {
        var halt = track.halt();
        if (halt.isEmpty()) {
            return false;
        }
        switch (halt.get().turn(clock.instant())) {
            case TRY -> later(vm, DomainHandle::resume);
            case JUDGE -> {
                if (runs(vm)) {
                    return true;
                }
                halt.get().failed(clock.instant());
            }
            case KILL -> {
                records.put(vm, Wish.GIVE_UP);
                later(vm, DomainHandle::destroy);
            }
            case WAIT -> LOG.trace("VM {} waits for its storage", vm);
        }
        return false;
    }

    private boolean runs(VmId vm) {
        Optional<RunState> state = connection.call(session -> session.ask(vm, DomainHandle::state));
        return state.equals(Optional.of(RunState.RUNNING));
    }

    /** A daemon that waits for the storage must not keep the watch from the other machines. */
    private void later(VmId vm, Consumer<DomainHandle> action) {
        try {
            calls.execute(() -> attempt(vm, action));
        } catch (RejectedExecutionException e) {
            LOG.debug("Ending; whoever watches next goes on with it", e);
        }
    }

    private void attempt(VmId vm, Consumer<DomainHandle> action) {
        try {
            connection.run(session -> session.ask(vm, domain -> {
                action.accept(domain);
                return true;
            }));
        } catch (VireoException e) {
            LOG.info("VM {} waits for its storage on: {}", vm, e.getMessage());
        }
    }
}
