package org.vireo.compute;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.command.StepContext;
import org.vireo.inventory.Host;
import org.vireo.inventory.Vm;
import org.vireo.model.HostId;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.DomainSeen;
import org.vireo.protocol.vm.DomainState;
import org.vireo.protocol.vm.ExitReason;
import org.vireo.protocol.vm.LookForDomain;

/** Finds out where a virtual machine that is being moved runs, and writes it down. Confined to one step. */
final class Whereabouts {
    private static final Logger LOG = LoggerFactory.getLogger(Whereabouts.class);
    private static final Duration ONE_CALL = Duration.ofSeconds(20);

    private final LaunchTools tools;
    private final VmId vm;
    private final StepContext context;
    private final MigrationNotes notes;
    private int told = -1;

    Whereabouts(LaunchTools tools, VmId vm, StepContext context) {
        this.tools = tools;
        this.vm = vm;
        this.context = context;
        this.notes = new MigrationNotes(context);
    }

    Vm row() {
        return tools.inTransaction(() -> tools.inventory().get(Vm.class, vm));
    }

    /** What a host has of it; empty when the host does not say. */
    Optional<DomainSeen> look(HostId host) {
        var call = context.call().part("look/" + host + "/" + tools.clock().millis());
        try {
            return Optional.of(context.call()
                    .hosts()
                    .call(
                            host,
                            new LookForDomain(vm),
                            call.until(tools.clock().instant().plus(ONE_CALL))));
        } catch (VireoException e) {
            Reached.passOnLostDatabase(e);
            LOG.debug("Host {} does not say whether it has VM {}: {}", host, vm, e.getMessage());
            return Optional.empty();
        }
    }

    void progress(int percent) {
        if (percent != told) {
            told = percent;
            context.call().progress(percent);
            tools.inTransaction(
                    () -> tools.inventory().getForUpdate(Vm.class, vm).setMigrationPercent(Optional.of(percent)));
        }
    }

    /** Its source has it no longer; so it can be on the target alone. */
    void left(HostId target) {
        tools.inTransaction(() -> {
            var row = tools.inventory().getForUpdate(Vm.class, vm);
            if (row.migratingTo().isPresent()) {
                row.setHostId(Optional.of(target));
                row.setMigrationPercent(Optional.of(100));
            }
        });
    }

    void arrived(HostId target, DomainSeen seen) {
        tools.inTransaction(() -> {
            var row = tools.inventory().getForUpdate(Vm.class, vm);
            row.setMigratingTo(Optional.empty());
            row.setHostId(Optional.of(target));
            // sequences of different hosts have nothing to do with each other
            row.setLastSequence(tools.inventory()
                    .find(Host.class, target)
                    .map(Host::lastSequence)
                    .orElse(0L));
            tools.life().observed(row, target, state(seen), tools.clock().instant());
            notes.arrive();
        });
    }

    void stays(HostId source, DomainSeen seen, String why) {
        tools.inTransaction(() -> {
            var row = tools.inventory().getForUpdate(Vm.class, vm);
            row.setMigratingTo(Optional.empty());
            tools.life().observed(row, source, state(seen), tools.clock().instant());
            notes.fail(why);
        });
    }

    /** It runs nowhere; why, its last host may have told. */
    void ended() {
        tools.inTransaction(() -> {
            var row = tools.inventory().getForUpdate(Vm.class, vm);
            row.setMigratingTo(Optional.empty());
            var reason = row.exitReason().isEmpty() ? ExitReason.UNKNOWN : ExitReason.valueOf(row.exitReason());
            tools.life().ended(row, reason, row.statusDetail(), tools.clock().instant());
        });
    }

    /** No host was asked to move it yet: it runs where it ran, or nowhere. */
    void asBefore() {
        var source = notes.source().orElseThrow();
        var seen = look(source);
        tools.inTransaction(() -> {
            var row = tools.inventory().getForUpdate(Vm.class, vm);
            if (row.migratingTo().isEmpty()) {
                return;
            }
            row.setMigratingTo(Optional.empty());
            boolean ended = !row.exitReason().isEmpty();
            if (ended || seen.map(DomainSeen::stage).equals(Optional.of(DomainSeen.Stage.ABSENT))) {
                var reason = ended ? ExitReason.valueOf(row.exitReason()) : ExitReason.UNKNOWN;
                tools.life()
                        .ended(row, reason, row.statusDetail(), tools.clock().instant());
            } else if (seen.isPresent()) {
                tools.life()
                        .observed(row, source, state(seen.get()), tools.clock().instant());
            } else if (row.status() == VmStatus.MIGRATING) {
                // a host that is lost is noticed by others
                row.setStatus(VmStatus.UP);
            }
        });
    }

    /** An agent that was just started anew may not have looked at it yet. */
    private DomainState state(DomainSeen seen) {
        return seen.state()
                .filter(state -> state.status() != VmStatus.MIGRATING)
                .orElseGet(() -> new DomainState(
                        vm,
                        VmStatus.UP,
                        Optional.empty(),
                        "",
                        seen.state().map(DomainState::consoles).orElse(List.of())));
    }
}
