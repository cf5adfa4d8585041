package org.vireo.host.libvirt;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.libvirt.binding.DomainHandle;
import org.vireo.host.libvirt.binding.LifecycleEvent;
import org.vireo.host.libvirt.binding.RunState;
import org.vireo.host.spi.Reports;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.DomainState;
import org.vireo.protocol.vm.ExitReason;

/** What is known of the virtual machines of ours. Confined to the thread of {@link DomainWatch}, but for {@link #agents()}. */
final class Fleet {
    private static final Logger LOG = LoggerFactory.getLogger(Fleet.class);

    private final LibvirtConnection connection;
    private final Teller teller;
    private final Memory memory;
    private final Grace grace;
    private final Clock clock;
    private final Consumer<VmId> ended;
    private final Missing missing;
    private final StorageHalts halts;
    private final Map<VmId, Track> tracks = new HashMap<>();
    private final Set<VmId> agents = ConcurrentHashMap.newKeySet();

    Fleet(
            LibvirtConnection connection,
            Reports reports,
            Memory memory,
            Grace grace,
            Clock clock,
            Consumer<VmId> ended,
            StorageHalts halts) {
        this.connection = connection;
        teller = new Teller(connection, reports, memory);
        this.memory = memory;
        this.grace = grace;
        this.clock = clock;
        this.ended = ended;
        this.halts = halts;
        missing = new Missing(memory, teller, ended);
    }

    /** Thread-safe. */
    Set<VmId> agents() {
        return agents;
    }

    void starting(VmId vm, boolean restoring) {
        var track = new Track(restoring ? VmStatus.RESTORING_STATE : VmStatus.WAIT_FOR_LAUNCH);
        track.starting(true);
        tracks.put(vm, track);
        teller.tell(vm, track);
    }

    void started(VmId vm) {
        Track track = tracks.computeIfAbsent(vm, id -> new Track(VmStatus.WAIT_FOR_LAUNCH));
        track.starting(false);
        if (track.status() == VmStatus.WAIT_FOR_LAUNCH) {
            track.boot(VmStatus.POWERING_UP, bootEnds());
        }
        refresh(vm, track);
    }

    void startFailed(VmId vm, String words) {
        tracks.remove(vm);
        agents.remove(vm);
        if (memory.saved().find(vm).isPresent()) {
            teller.send(new DomainState(vm, VmStatus.SUSPENDED, Optional.empty(), words, List.of()));
        } else {
            memory.records().remove(vm);
            teller.send(Teller.down(vm, ExitReason.START_FAILED, words));
        }
    }

    /** The guest was asked to go another way; if it does not in time, it counts as up again. */
    void asked(VmId vm, VmStatus status) {
        known(vm, track -> {
            track.enterUntil(status, clock.instant().plus(grace.shutdown()));
            teller.tell(vm, track);
        });
    }

    void saving(VmId vm) {
        known(vm, track -> {
            track.enter(VmStatus.SAVING_STATE, "");
            teller.tell(vm, track);
        });
    }

    void savedAway(VmId vm) {
        tracks.remove(vm);
        agents.remove(vm);
        memory.records().remove(vm);
        teller.send(teller.resting(vm));
    }

    /** One that came from another host goes on here. */
    void arrived(VmId vm) {
        var track = new Track(VmStatus.UP);
        tracks.put(vm, track);
        refresh(vm, track);
    }

    void leaving(VmId vm) {
        known(vm, track -> {
            track.enter(VmStatus.MIGRATING, "");
            teller.tell(vm, track);
        });
    }

    /** It was not saved, or did not go to another host, after all. */
    void stays(VmId vm, String words) {
        known(vm, track -> {
            track.goOn(bootEnds());
            track.enter(track.status(), words);
            refresh(vm, track);
        });
    }

    /** As it would be told now; empty when it does not run here or waits to be let go on. */
    Optional<DomainState> state(VmId vm) {
        return Optional.ofNullable(tracks.get(vm)).map(track -> teller.state(vm, track));
    }

    void tellAgain(VmId vm) {
        Track track = tracks.get(vm);
        if (track == null) {
            teller.send(teller.resting(vm));
        } else {
            refresh(vm, track);
            teller.send(teller.state(vm, track));
        }
    }

    void lifecycle(VmId vm, LifecycleEvent event, int detail) {
        if (event == LifecycleEvent.STARTED && !tracks.containsKey(vm) && !awaited(vm) && teller.marked(vm)) {
            tracks.put(vm, new Track(VmStatus.WAIT_FOR_LAUNCH));
        }
        known(vm, track -> apply(vm, track, event, detail));
    }

    void rebooted(VmId vm) {
        known(vm, track -> {
            track.boot(VmStatus.REBOOT_IN_PROGRESS, bootEnds());
            teller.tell(vm, track);
        });
    }

    /** A guest that boots or restarts is up when its agent answers. */
    void agent(VmId vm, boolean connected) {
        known(vm, track -> {
            if (!connected) {
                agents.remove(vm);
                return;
            }
            agents.add(vm);
            track.booted();
            if (track.status() == VmStatus.POWERING_UP || track.status() == VmStatus.REBOOT_IN_PROGRESS) {
                track.enter(VmStatus.UP, "");
                teller.tell(vm, track);
            }
        });
    }

    void endOverdue() {
        var now = clock.instant();
        tracks.forEach((vm, track) -> {
            if (halts.goesOn(vm, track)) {
                track.goOn(bootEnds());
                teller.tell(vm, track);
            }
            if (track.over(now)) {
                track.booted();
                boolean ignored = track.status() == VmStatus.POWERING_DOWN;
                track.enter(VmStatus.UP, ignored ? "the guest did not power off in time" : "");
                teller.tell(vm, track);
            }
        });
    }

    /** Looks at everything libvirt runs; what was started here and is gone is told to be down. */
    List<DomainState> inventory() {
        var running = new HashSet<VmId>();
        connection.run(session -> session.running().forEach(domain -> {
            try (domain) {
                if (domain.marked(DomainWatch.NAMESPACE) && !waits(domain)) {
                    running.add(domain.id());
                    recognise(domain);
                }
            }
        }));
        tracks.entrySet()
                .removeIf(entry ->
                        !running.contains(entry.getKey()) && !entry.getValue().starting());
        agents.retainAll(running);
        missing.end(tracks.keySet());
        var states = new ArrayList<DomainState>();
        tracks.forEach((vm, track) -> states.add(teller.state(vm, track)));
        memory.saved().all().stream()
                .filter(vm -> !tracks.containsKey(vm))
                .forEach(vm -> states.add(teller.resting(vm)));
        return states;
    }

    /** Whether it is on its way from another host, or came and was not let go on yet. */
    boolean awaited(VmId vm) {
        return memory.records().get(vm).equals(Optional.of(Wish.ARRIVE));
    }

    /** One that came from another host may have been let go on just before the agent ended. */
    private boolean waits(DomainHandle domain) {
        return awaited(domain.id()) && domain.state() != RunState.RUNNING;
    }

    private void recognise(DomainHandle domain) {
        Track track = tracks.computeIfAbsent(domain.id(), id -> {
            memory.records().put(id, Wish.RUN);
            return new Track(VmStatus.UP);
        });
        align(track, domain);
    }

    private void apply(VmId vm, Track track, LifecycleEvent event, int detail) {
        switch (event) {
            case STARTED -> {
                if (track.status() == VmStatus.WAIT_FOR_LAUNCH) {
                    track.boot(VmStatus.POWERING_UP, bootEnds());
                }
            }
            case SUSPENDED -> {
                if (!track.memoryMoves()) {
                    halts.suspended(vm, track, detail);
                }
            }
            case RESUMED -> {
                if (track.status() == VmStatus.PAUSED && !track.trying()) {
                    track.goOn(bootEnds());
                }
            }
            case SHUTDOWN -> track.enter(VmStatus.POWERING_DOWN, "");
            case STOPPED -> stopped(vm, track, detail);
            case DEFINED, UNDEFINED, PM_SUSPENDED, CRASHED -> LOG.debug("Event {} of {} changes nothing", event, vm);
        }
        if (event != LifecycleEvent.STOPPED) {
            teller.tell(vm, track);
        }
    }

    /** Whoever starts or saves knows better how that ended and tells it. */
    private void stopped(VmId vm, Track track, int detail) {
        agents.remove(vm);
        if (!track.starting() && track.status() != VmStatus.SAVING_STATE) {
            var end = Ends.of(detail, memory.records().get(vm).orElse(Wish.RUN));
            tracks.remove(vm);
            memory.records().remove(vm);
            teller.send(Teller.down(vm, end.reason(), end.words()));
            ended.accept(vm);
        }
    }

    /** Brings what is known in line with what libvirt says now. */
    private void refresh(VmId vm, Track track) {
        connection.run(session -> session.ask(vm, domain -> {
            align(track, domain);
            return true;
        }));
        teller.tell(vm, track);
    }

    private void align(Track track, DomainHandle domain) {
        if (new LiveDomain(domain.xml()).agentConnected()) {
            agents.add(domain.id());
        }
        track.align(domain.state(), agents.contains(domain.id()), bootEnds());
        halts.align(track, domain);
    }

    private Instant bootEnds() {
        return clock.instant().plus(grace.boot());
    }

    void known(VmId vm, Consumer<Track> action) {
        Optional.ofNullable(tracks.get(vm)).ifPresent(action);
    }
}
