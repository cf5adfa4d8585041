package org.vireo.hosts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.center.DeactivateHost;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.vm.MigrateVm;
import org.vireo.engine.api.vm.ShutdownVm;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;

/** Waits until no virtual machine runs on a host: migrates those that do, or asks them to shut down when that was wanted. */
final class EmptyHost implements Step {
    private static final Logger LOG = LoggerFactory.getLogger(EmptyHost.class);
    private static final String REASON = "The host goes into maintenance.";
    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final int TRIES = 6;

    private final DeactivateHost command;
    private final Inventory inventory;
    private final Commands commands;
    private final Clock clock;
    private final Map<VmId, Try> tries = new HashMap<>();

    /** What became of asking for one machine to leave. */
    private record Try(int count, Instant last, String refusal) {}

    /** Why a host does not become empty. */
    private enum Obstacle implements ErrorCode {
        VMS_STAY;

        @Override
        public ErrorKind kind() {
            return ErrorKind.CONFLICT;
        }
    }

    EmptyHost(DeactivateHost command, Inventory inventory, Commands commands, Clock clock) {
        this.command = command;
        this.inventory = inventory;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "empty";
    }

    @Override
    public String describe() {
        return "Waiting until no virtual machine runs on the host";
    }

    @Override
    public Duration limit() {
        return command.stopVms() ? Duration.ofMinutes(3) : Duration.ofHours(6);
    }

    @Override
    public void run(StepContext context) {
        if (command.stopVms()) {
            there().forEach(vm -> submit(vm, new ShutdownVm(vm.id(), REASON), context.caller()));
        }
        context.await("virtual machines to leave the host", () -> {
            var there = there();
            if (!command.stopVms()) {
                moveOn(there, context);
            }
            return there.isEmpty() ? Optional.of(Boolean.TRUE) : Optional.empty();
        });
    }

    private List<Vm> there() {
        return inventory.list(Vm.class, Where.equal("hostId", command.id()).orderBy("name"));
    }

    /** Asks again for those that are not on their way; gives up when none is, and each was asked often enough. */
    private void moveOn(List<Vm> there, StepContext context) {
        var now = clock.instant();
        for (var vm : there) {
            var last = tries.getOrDefault(vm.id(), new Try(0, Instant.EPOCH, ""));
            if (vm.migratingTo().isEmpty()
                    && last.count() < TRIES
                    && now.isAfter(last.last().plus(AGAIN))) {
                var refusal = submit(
                        vm,
                        new MigrateVm(vm.id(), Optional.empty(), MigrateVm.Why.BY_ITSELF, REASON),
                        Caller.engine(context.caller().correlationId()));
                tries.put(vm.id(), new Try(last.count() + 1, now, refusal));
            }
        }
        boolean hopeless = !there.isEmpty() && there.stream().allMatch(this::stays);
        if (hopeless) {
            throw new VireoException(
                    Obstacle.VMS_STAY,
                    "virtual machines stay on it: "
                            + there.stream().map(this::told).collect(Collectors.joining("; ")));
        }
    }

    private boolean stays(Vm vm) {
        var last = tries.get(vm.id());
        return vm.migratingTo().isEmpty()
                && last != null
                && last.count() >= TRIES
                && clock.instant().isAfter(last.last().plus(AGAIN));
    }

    private String told(Vm vm) {
        var refusal = tries.get(vm.id()).refusal();
        return vm.name() + (refusal.isEmpty() ? "" : " (" + refusal + ")");
    }

    /** Why it was refused; empty when it was not. */
    private String submit(Vm vm, Command wish, Caller caller) {
        try {
            commands.submit(wish, caller);
            return "";
        } catch (CommandRefused e) {
            LOG.warn("VM {} was not asked to leave its host: {}", vm.id(), e.getMessage());
            return e.getMessage();
        }
    }
}
