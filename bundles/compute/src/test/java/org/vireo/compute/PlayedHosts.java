package org.vireo.compute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.vireo.model.GraphicsType;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.OperationId;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.HostReport;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.ChangeDisc;
import org.vireo.protocol.vm.ConsoleAddress;
import org.vireo.protocol.vm.ConsolePort;
import org.vireo.protocol.vm.DomainInventoryReport;
import org.vireo.protocol.vm.DomainList;
import org.vireo.protocol.vm.DomainReport;
import org.vireo.protocol.vm.DomainState;
import org.vireo.protocol.vm.ExitReason;
import org.vireo.protocol.vm.ForgetSavedState;
import org.vireo.protocol.vm.FreezeGuest;
import org.vireo.protocol.vm.ListDomains;
import org.vireo.protocol.vm.LookForDomain;
import org.vireo.protocol.vm.MigrateDomain;
import org.vireo.protocol.vm.PauseDomain;
import org.vireo.protocol.vm.PlugDisk;
import org.vireo.protocol.vm.PlugMemory;
import org.vireo.protocol.vm.PrepareMigration;
import org.vireo.protocol.vm.RebootDomain;
import org.vireo.protocol.vm.ResetDomain;
import org.vireo.protocol.vm.ResumeDomain;
import org.vireo.protocol.vm.ReturnToMoment;
import org.vireo.protocol.vm.SetCpus;
import org.vireo.protocol.vm.SetTicket;
import org.vireo.protocol.vm.ShutdownDomain;
import org.vireo.protocol.vm.StartDomain;
import org.vireo.protocol.vm.StopDomain;
import org.vireo.protocol.vm.SuspendDomain;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

/**
 * Hosts as the engine sees them: they answer a known operation with the earlier answer, start and stop processes, and report. They outlive
 * the engine. Thread-safe.
 */
final class PlayedHosts implements HostLink {
    /** How a host takes a start. */
    enum Mood {
        WILLING,
        /** Refuses at once. */
        REFUSING,
        /** Takes it and reports that it failed. */
        FAILING,
        /** Takes it and is never heard from. */
        SILENT,
        /** Does it, but no answer and no report get through. */
        CUT_OFF,
        /** Is not reached at all. */
        AWAY
    }

    @FunctionalInterface
    interface Reports {
        void take(HostId host, long sequence, HostReport report);
    }

    private final Reports reports;
    private final AtomicLong sequence = new AtomicLong(100);
    private final Map<HostId, Mood> moods = new HashMap<>();
    private final Map<OperationId, HostReply> answers = new HashMap<>();
    final Map<VmId, Set<HostId>> processes = new HashMap<>();
    final Map<VmId, HostId> saved = new HashMap<>();
    volatile boolean diesAfterHandingOver;
    final PlayedMoves moves = new PlayedMoves(this);
    final PlayedSerial serial = new PlayedSerial();
    final List<String> asked = new ArrayList<>();
    final List<StartDomain> starts = new ArrayList<>();
    final List<ReturnToMoment> returns = new ArrayList<>();

    PlayedHosts(Reports reports) {
        this.reports = reports;
    }

    synchronized void mood(HostId host, Mood mood) {
        moods.put(host, mood);
    }

    synchronized Set<HostId> running(VmId vm) {
        return Set.copyOf(processes.getOrDefault(vm, Set.of()));
    }

    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    synchronized List<StartDomain> starts() {
        return List.copyOf(starts);
    }

    long next() {
        return sequence.incrementAndGet();
    }

    /** What a host that is not reached reports is lost. */
    void report(HostId host, DomainState state) {
        if (moodOf(host) == Mood.AWAY) {
            return;
        }
        reports.take(host, next(), new DomainReport(state));
    }

    void reportAll(HostId host, DomainState... states) {
        reports.take(host, next(), new DomainInventoryReport(List.of(states)));
    }

    static DomainState state(VmId vm, VmStatus status) {
        return new DomainState(
                vm,
                status,
                Optional.empty(),
                "",
                List.of(new ConsolePort(GraphicsType.VNC, new ConsoleAddress("10.0.0.1", 5900, -1))));
    }

    static DomainState down(VmId vm, ExitReason reason, String detail) {
        return new DomainState(vm, VmStatus.DOWN, Optional.of(reason), detail, List.of());
    }

    @Override
    public <T extends HostReply> T call(HostId host, HostRequest<T> request, Call call) {
        var mood = moodOf(host);
        if (mood == Mood.AWAY) {
            throw unreachable(host);
        }
        boolean anew = request instanceof LookForDomain;
        HostReply answer = anew ? null : known(call.operation());
        if (answer == null) {
            answer = act(host, request, mood);
            remember(call.operation(), answer);
        }
        boolean died = diesAfterHandingOver && request instanceof MigrateDomain;
        if (died) {
            mood(host, Mood.AWAY);
        }
        if (mood == Mood.CUT_OFF || died) {
            throw unreachable(host);
        }
        @SuppressWarnings("unchecked") // each request below is given its own kind of answer
        T fitting = (T) answer;
        return fitting;
    }

    private synchronized Mood moodOf(HostId host) {
        return moods.getOrDefault(host, Mood.WILLING);
    }

    private synchronized HostReply known(OperationId operation) {
        return answers.get(operation);
    }

    private synchronized void remember(OperationId operation, HostReply answer) {
        answers.put(operation, answer);
    }

    private static VireoException unreachable(HostId host) {
        return new VireoException(ModelError.HOST_UNREACHABLE, "host " + host + " did not answer");
    }

    private HostReply act(HostId host, HostRequest<?> request, Mood mood) {
        note(host, request);
        if (mood == Mood.REFUSING && request instanceof PrepareMigration) {
            throw new VireoException(ModelError.HOST_FAILED, "no room on the host");
        }
        var moved = serial.act(request).or(() -> moves.act(host, request));
        if (moved.isPresent()) {
            return moved.get();
        }
        if (request instanceof StartDomain start) {
            return start(host, start, mood);
        }
        if (request instanceof ReturnToMoment back) {
            synchronized (this) {
                returns.add(back);
            }
            return start(host, new StartDomain(back.domain(), back.paused(), false, back.claim()), mood);
        }
        if (request instanceof StopDomain stop) {
            return end(host, stop.vm(), ExitReason.STOPPED);
        }
        if (request instanceof ShutdownDomain shutdown) {
            report(host, state(shutdown.vm(), VmStatus.POWERING_DOWN));
        } else if (request instanceof RebootDomain reboot) {
            report(host, state(reboot.vm(), VmStatus.REBOOT_IN_PROGRESS));
        } else if (request instanceof PauseDomain pause) {
            report(host, state(pause.vm(), VmStatus.PAUSED));
        } else if (request instanceof ResumeDomain resume) {
            report(host, state(resume.vm(), VmStatus.UP));
        } else if (request instanceof SuspendDomain suspend) {
            suspend(host, suspend.vm(), mood);
        } else if (request instanceof SetTicket) {
            return new ConsoleAddress("10.0.0.1", 5900, -1);
        } else if (request instanceof ListDomains) {
            return list(host);
        } else if (request instanceof ForgetSavedState forget) {
            forget(forget.vm());
        } else if (isLive(request)) {
            plug(mood);
        } else if (!(request instanceof ResetDomain)) {
            throw new UnsupportedOperationException(request.toString());
        }
        return new Accepted();
    }

    private static boolean isLive(HostRequest<?> request) {
        return request instanceof PlugMemory
                || request instanceof SetCpus
                || request instanceof ChangeDisc
                || request instanceof FreezeGuest
                || request instanceof PlugDisk;
    }

    private static void plug(Mood mood) {
        if (mood == Mood.REFUSING) {
            throw new VireoException(ModelError.HOST_FAILED, "the guest has no place for it");
        }
    }

    private synchronized void note(HostId host, HostRequest<?> request) {
        asked.add(request.getClass().getSimpleName() + "@" + host);
    }

    private HostReply start(HostId host, StartDomain start, Mood mood) {
        var vm = start.domain().id();
        synchronized (this) {
            starts.add(start);
        }
        switch (mood) {
            case REFUSING -> throw new VireoException(ModelError.HOST_FAILED, "no room on the host");
            case FAILING -> report(host, down(vm, ExitReason.START_FAILED, "cannot open the disk"));
            case WILLING -> {
                begin(host, vm);
                report(host, state(vm, start.paused() ? VmStatus.PAUSED : VmStatus.POWERING_UP));
            }
            case CUT_OFF -> begin(host, vm);
            case SILENT, AWAY -> {}
        }
        return new Accepted();
    }

    private synchronized void begin(HostId host, VmId vm) {
        processes.computeIfAbsent(vm, id -> new HashSet<>()).add(host);
        saved.remove(vm);
    }

    /** Nothing runs there any more, and nobody tells. */
    synchronized void switchOff(HostId host, VmId vm) {
        processes.getOrDefault(vm, new HashSet<>()).remove(host);
        moves.broken(vm);
    }

    HostReply end(HostId host, VmId vm, ExitReason reason) {
        synchronized (this) {
            processes.getOrDefault(vm, new HashSet<>()).remove(host);
        }
        if (moodOf(host) != Mood.CUT_OFF) {
            report(host, down(vm, reason, ""));
        }
        return new Accepted();
    }

    private void suspend(HostId host, VmId vm, Mood mood) {
        if (mood == Mood.FAILING) {
            report(host, new DomainState(vm, VmStatus.UP, Optional.empty(), "no space left", List.of()));
            return;
        }
        synchronized (this) {
            processes.get(vm).remove(host);
            saved.put(vm, host);
        }
        report(host, new DomainState(vm, VmStatus.SUSPENDED, Optional.empty(), "", List.of()));
    }

    private synchronized void forget(VmId vm) {
        saved.remove(vm);
    }

    private synchronized DomainList list(HostId host) {
        return new DomainList(processes.entrySet().stream()
                .filter(entry -> entry.getValue().contains(host))
                .map(entry -> state(entry.getKey(), VmStatus.UP))
                .toList());
    }
}
