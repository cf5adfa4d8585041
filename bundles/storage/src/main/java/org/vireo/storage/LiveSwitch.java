package org.vireo.storage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.command.StepContext;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.ImagesSeen;
import org.vireo.protocol.vm.KeepMoment;
import org.vireo.protocol.vm.NewTop;
import org.vireo.protocol.vm.SnapshotDisks;

/**
 * Has a running virtual machine write to the new images of its disks. The moment it does so is the decision about the whole snapshot:
 * this ends only when it is known which images are written to. One that ended meanwhile goes on with the new ones: they are empty, or
 * hold what it wrote. Confined to one step.
 */
final class LiveSwitch {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSwitch.class);
    private static final String BEGUN = "switch.begun";
    private static final String DONE = "switch.done";
    private static final String FAILED = "switch.failed";
    private static final String WORDS = "switch.words";
    private static final String MEMORY = "switch.memory";
    private static final String WITHOUT = "switch.without";

    private final RunningImages running;
    private final ImageChains chains;
    private final VmId vm;
    private final Memory memory;
    private final StepContext context;
    private String refusal = "";

    /**
     * Where the memory of the machine goes at the same moment.
     *
     * @param disk that takes it; none when memory is not wanted
     * @param lenient whether the disks go alone when the host refuses to keep it
     */
    record Memory(Optional<DiskId> disk, boolean lenient) {}

    LiveSwitch(RunningImages running, ImageChains chains, VmId vm, Memory memory, StepContext context) {
        this.running = running;
        this.chains = chains;
        this.vm = vm;
        this.memory = memory;
        this.context = context;
    }

    /** Whether the new images may be in use, for all that is known. */
    static boolean mayBeInUse(StepContext context) {
        return context.get(BEGUN).isPresent() && context.get(FAILED).isEmpty();
    }

    /** Why the guest was not held still; empty when it was, or none was asked. */
    static Optional<String> unquiet(StepContext context) {
        return context.get(WORDS).filter(words -> !words.isEmpty());
    }

    /** What the memory takes, if it was written. */
    static Optional<ByteSize> memory(StepContext context) {
        return context.get(MEMORY).map(bytes -> new ByteSize(Long.parseLong(bytes)));
    }

    /** Why the host did not keep the memory, when the disks went alone for that. */
    static Optional<String> without(StepContext context) {
        return context.get(WITHOUT);
    }

    private Optional<DiskId> kept() {
        return without(context).isPresent() ? Optional.empty() : memory.disk();
    }

    /** Ends when the new images are written to; throws when the old ones are and will be. */
    void make(Map<DiskId, UUID> fresh) {
        if (context.get(DONE).isPresent()) {
            return;
        }
        context.get(FAILED).ifPresent(why -> {
            throw failure(why);
        });
        context.put(BEGUN, "");
        while (!settled(fresh)) {
            running.pause(vm, context);
        }
        context.put(DONE, "");
    }

    private boolean settled(Map<DiskId, UUID> fresh) {
        var place = running.place(vm);
        if (place.rests()) {
            context.put(WORDS, "it ended meanwhile");
            return true;
        }
        var seen = place.host().flatMap(host -> running.look(vm, host, context));
        if (seen.isEmpty() || !seen.get().running()) {
            return false;
        }
        var plugged = plugged(fresh, seen.get());
        if (plugged.isEmpty()) {
            return true;
        }
        var host = place.host().get();
        if (ask(host, plugged)) {
            return true;
        }
        // a host that did not answer tells of the memory when it is asked again
        return looked(host, fresh) && (kept().isEmpty() || !refusal.isEmpty());
    }

    private static Map<DiskId, UUID> plugged(Map<DiskId, UUID> fresh, ImagesSeen seen) {
        var plugged = new LinkedHashMap<>(fresh);
        plugged.keySet().removeIf(disk -> seen.disk(disk).isEmpty());
        return plugged;
    }

    /** Whether the host says that it is done. Asked again it answers as before: it knows the operation. */
    private boolean ask(HostId host, Map<DiskId, UUID> plugged) {
        List<NewTop> tops = plugged.entrySet().stream()
                .map(one -> new NewTop(one.getKey(), chains.source(one.getKey(), one.getValue(), host)))
                .toList();
        try {
            switchTo(host, tops);
            return true;
        } catch (VireoException e) {
            RunningImages.passOnLostDatabase(e);
            if (RunningImages.unversed(e)) {
                throw failed("its host does not know how");
            }
            if (!RunningImages.unanswered(e)) {
                refusal = e.getMessage();
            }
            LOG.info("Host {} did not switch the images of VM {}: {}", host, vm, e.getMessage());
            return false;
        }
    }

    private void switchTo(HostId host, List<NewTop> tops) {
        if (kept().isPresent()) {
            var to = chains.raw(kept().get(), host);
            var kept = running.ask(host, new KeepMoment(vm, tops, to), "switch", context);
            context.put(MEMORY, String.valueOf(kept.memory().bytes()));
        } else {
            context.put(
                    WORDS,
                    running.ask(host, new SnapshotDisks(vm, tops), disksAlone(), context)
                            .words());
        }
    }

    /** Another operation than that with memory, which the host remembers. */
    private String disksAlone() {
        return without(context).isPresent() ? "switch/disks" : "switch";
    }

    /** What the host has open after it refused, or did not answer. */
    private boolean looked(HostId host, Map<DiskId, UUID> fresh) {
        var seen = running.look(vm, host, context);
        if (seen.isEmpty() || !seen.get().running()) {
            return false;
        }
        var plugged = plugged(fresh, seen.get());
        long used = plugged.entrySet().stream()
                .filter(one -> seen.get()
                        .disk(one.getKey())
                        .orElseThrow()
                        .has(one.getValue().toString()))
                .count();
        if (used == plugged.size()) {
            return true;
        }
        if (used == 0 && !refusal.isEmpty()) {
            refused();
        }
        return false;
    }

    private void refused() {
        if (!memory.lenient() || kept().isEmpty()) {
            throw failed(refusal);
        }
        context.put(WITHOUT, refusal);
        refusal = "";
    }

    private VireoException failed(String why) {
        context.put(FAILED, why);
        return failure(why);
    }

    private static VireoException failure(String why) {
        return new VireoException(StorageError.NOT_SWITCHED, why);
    }
}
