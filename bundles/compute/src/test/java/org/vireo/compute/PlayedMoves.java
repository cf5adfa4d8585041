package org.vireo.compute;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.CancelMigration;
import org.vireo.protocol.vm.DomainSeen;
import org.vireo.protocol.vm.DomainSeen.Stage;
import org.vireo.protocol.vm.DomainState;
import org.vireo.protocol.vm.DropMigration;
import org.vireo.protocol.vm.ExitReason;
import org.vireo.protocol.vm.FinishMigration;
import org.vireo.protocol.vm.LookForDomain;
import org.vireo.protocol.vm.MigrateDomain;
import org.vireo.protocol.vm.MigrationDoor;
import org.vireo.protocol.vm.MigrationLimits;
import org.vireo.protocol.vm.PrepareMigration;

/** How played hosts hand virtual machines over. What came and was not let go on does not run. Confined by {@link PlayedHosts}' monitor. */
final class PlayedMoves {
    /** How the next handing over goes. */
    enum Course {
        WELL,
        /** It goes over, but the source does not tell the target, as if its agent had died just then. */
        HALTED,
        FAILING,
        /** It goes on until it is cancelled. */
        SLOW,
        /** The guest shuts down meanwhile. */
        ENDING
    }

    private final PlayedHosts hosts;
    private final Map<VmId, HostId> expected = new HashMap<>();
    private final Map<VmId, HostId> halted = new HashMap<>();
    private final Map<VmId, Boolean> failed = new HashMap<>();
    private final Set<VmId> leaving = new HashSet<>();
    Course course = Course.WELL;
    /** A host whose agent is from before migrations. */
    volatile HostId unversed;

    /** Those of the last request. */
    volatile MigrationLimits limits;

    boolean twice;

    PlayedMoves(PlayedHosts hosts) {
        this.hosts = hosts;
    }

    /** What is left of moves anywhere. */
    boolean clear() {
        synchronized (hosts) {
            return halted.isEmpty() && leaving.isEmpty();
        }
    }

    /** The answer; empty for what has nothing to do with moves. */
    Optional<HostReply> act(HostId host, HostRequest<?> request) {
        boolean known = !host.equals(unversed);
        if (!known && (request instanceof MigrateDomain || request instanceof LookForDomain)) {
            throw new VireoException(ModelError.PLUGIN_UNAVAILABLE, "nothing here answers that");
        }
        if (request instanceof PrepareMigration prepare) {
            return Optional.of(prepare(host, prepare));
        } else if (request instanceof MigrateDomain migrate) {
            migrate(host, migrate);
        } else if (request instanceof CancelMigration cancel) {
            cancel(host, cancel.vm());
        } else if (request instanceof FinishMigration finish) {
            finish(host, finish.vm());
        } else if (request instanceof DropMigration drop) {
            drop(host, drop.vm());
        } else if (request instanceof LookForDomain look) {
            synchronized (hosts) {
                return Optional.of(look(host, look.vm()));
            }
        } else {
            return Optional.empty();
        }
        return Optional.of(new Accepted());
    }

    private HostReply prepare(HostId host, PrepareMigration request) {
        synchronized (hosts) {
            if (runsOn(request.domain().id(), host)) {
                throw new VireoException(ModelError.WRONG_STATE, "it runs on this host");
            }
            expected.put(request.domain().id(), host);
        }
        return new MigrationDoor("", 54_322);
    }

    private boolean runsOn(VmId vm, HostId host) {
        return hosts.processes.getOrDefault(vm, Set.of()).contains(host);
    }

    private void migrate(HostId host, MigrateDomain request) {
        var vm = request.vm();
        synchronized (hosts) {
            limits = request.limits();
            if (!runsOn(vm, host)) {
                throw new VireoException(ModelError.OBJECT_NOT_FOUND, "it does not run on this host");
            }
            if (!request.target().equals(expected.get(vm))) {
                failed.put(vm, false);
                return;
            }
        }
        switch (course) {
            case WELL -> {
                leave(host, vm, ExitReason.MIGRATED);
                run(request.target(), vm);
            }
            case HALTED -> {
                leave(host, vm, ExitReason.MIGRATED);
                synchronized (hosts) {
                    halted.put(vm, request.target());
                }
            }
            case FAILING -> {
                failed.put(vm, false);
                hosts.report(host, PlayedHosts.state(vm, VmStatus.UP));
            }
            case SLOW -> {
                synchronized (hosts) {
                    leaving.add(vm);
                }
                hosts.report(host, PlayedHosts.state(vm, VmStatus.MIGRATING));
            }
            case ENDING -> leave(host, vm, ExitReason.GUEST_SHUTDOWN);
        }
    }

    private void leave(HostId host, VmId vm, ExitReason reason) {
        synchronized (hosts) {
            hosts.processes.get(vm).remove(host);
            leaving.remove(vm);
        }
        hosts.report(host, PlayedHosts.down(vm, reason, ""));
    }

    private void run(HostId host, VmId vm) {
        synchronized (hosts) {
            expected.remove(vm);
            halted.remove(vm);
            var running = hosts.processes.get(vm);
            running.add(host);
            twice |= running.size() > 1;
        }
        hosts.report(host, PlayedHosts.state(vm, VmStatus.UP));
    }

    private void cancel(HostId host, VmId vm) {
        synchronized (hosts) {
            if (!leaving.remove(vm)) {
                throw new VireoException(ModelError.WRONG_STATE, "it is not being handed over");
            }
            failed.put(vm, true);
        }
        hosts.report(host, PlayedHosts.state(vm, VmStatus.UP));
    }

    private void finish(HostId host, VmId vm) {
        synchronized (hosts) {
            if (runsOn(vm, host)) {
                return;
            }
            if (!host.equals(halted.get(vm))) {
                throw new VireoException(ModelError.OBJECT_NOT_FOUND, "it is not here");
            }
        }
        run(host, vm);
    }

    private void drop(HostId host, VmId vm) {
        synchronized (hosts) {
            if (runsOn(vm, host)) {
                throw new VireoException(ModelError.WRONG_STATE, "it runs on this host");
            }
            expected.remove(vm, host);
            halted.remove(vm, host);
        }
    }

    void broken(VmId vm) {
        leaving.remove(vm);
    }

    private DomainSeen look(HostId host, VmId vm) {
        var up = Optional.of(PlayedHosts.state(vm, VmStatus.UP));
        if (runsOn(vm, host) && leaving.contains(vm)) {
            return new DomainSeen(
                    Stage.LEAVING,
                    Optional.of(new DomainState(vm, VmStatus.MIGRATING, Optional.empty(), "", List.of())),
                    40,
                    "",
                    false);
        }
        if (runsOn(vm, host)) {
            boolean cancelled = failed.getOrDefault(vm, false);
            var words = !failed.containsKey(vm) ? "" : cancelled ? "it was cancelled" : "the line broke";
            return DomainSeen.at(Stage.RUNS, up, words, cancelled);
        }
        return DomainSeen.at(host.equals(halted.get(vm)) ? Stage.ARRIVED : Stage.ABSENT, Optional.empty(), "", false);
    }
}
