package org.vireo.compute;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.inventory.Host;
import org.vireo.inventory.Vm;
import org.vireo.model.ErrorKind;
import org.vireo.model.HostId;
import org.vireo.model.Payload;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.ResumeDomain;
import org.vireo.protocol.vm.ReturnToMoment;
import org.vireo.protocol.vm.StartDomain;
import org.vireo.protocol.vm.StopDomain;
import org.vireo.spi.host.Call;

/** One attempt to start a virtual machine on one host: ask, then observe. Confined to one step. */
final class LaunchAttempt {
    private static final Logger LOG = LoggerFactory.getLogger(LaunchAttempt.class);
    private static final Duration ONE_CALL = Duration.ofSeconds(30);

    private final LaunchTools tools;
    private final Equipment equipment;
    private final VmId vm;
    private final StartVm command;
    private final StepContext context;
    private final LaunchNotes notes;
    private final LaunchMode mode;
    private final HostId host;
    private boolean answered;

    LaunchAttempt(LaunchTools tools, Equipment equipment, StartVm command, StepContext context, HostId host) {
        this.tools = tools;
        this.equipment = equipment;
        this.vm = command.id();
        this.command = command;
        this.context = context;
        this.notes = new LaunchNotes(context);
        this.mode = notes.mode().orElseThrow();
        this.host = host;
    }

    /** What is known at the end of an attempt. */
    sealed interface Result {
        /** It runs there, or ran and has ended by itself. */
        record Ran() implements Result {}

        /** It certainly does not run there. */
        record Failed(String why) implements Result {}

        /** Nobody can say. */
        record Unknown(String why) implements Result {}
    }

    /** How things stand at the beginning. */
    private record Opening(Instant begun, Optional<Result> seen) {}

    Result make() {
        var opening = tools.inTransaction(() -> {
            var begun = begin();
            return new Opening(begun, judge(tools.inventory().get(Vm.class, vm)));
        });
        var until = opening.begun().plus(tools.settings().timeout(mode));
        return opening.seen().orElseGet(() -> askAndObserve(until));
    }

    /** When this attempt began; the state is set back only the first time. */
    private Instant begin() {
        var before = notes.begun(host);
        if (before.isPresent()) {
            return before.get();
        }
        if (mode != LaunchMode.RESUME) {
            setBack(tools.inventory().getForUpdate(Vm.class, vm));
        }
        var now = tools.clock().instant();
        notes.begun(host, now);
        return now;
    }

    private void setBack(Vm row) {
        row.nextLaunch(tools.clock().instant());
        row.setHostId(Optional.of(host));
        row.setStatus(mode.remembers() ? VmStatus.RESTORING_STATE : VmStatus.WAIT_FOR_LAUNCH);
        row.setStatusDetail("");
        row.setExitReason("");
        // sequences of different hosts have nothing to do with each other
        row.setLastSequence(
                tools.inventory().find(Host.class, host).map(Host::lastSequence).orElse(0L));
    }

    private Optional<Result> look() {
        return tools.reading(() -> judge(tools.inventory().get(Vm.class, vm)));
    }

    private Optional<Result> judge(Vm row) {
        var status = row.status();
        if (mode == LaunchMode.RESUME) {
            return status == VmStatus.PAUSED || status == VmStatus.UNKNOWN
                    ? Optional.empty()
                    : Optional.of(new Result.Ran());
        }
        if (VmStates.LAUNCHING.contains(status) && !row.exitReason().isEmpty()) {
            return Optional.of(new Result.Failed(
                    row.statusDetail().isEmpty() ? "it ended while it was starting" : row.statusDetail()));
        }
        if (mode == LaunchMode.RESTORE && status == VmStatus.SUSPENDED) {
            return Optional.of(new Result.Failed(
                    row.statusDetail().isEmpty() ? "its memory could not be read back" : row.statusDetail()));
        }
        return status.hasProcess() || VmStates.RESTING.contains(status)
                ? Optional.of(new Result.Ran())
                : Optional.empty();
    }

    private Result askAndObserve(Instant until) {
        HostRequest<Accepted> request;
        try {
            request = mode == LaunchMode.RESUME ? new ResumeDomain(vm) : describe();
        } catch (VireoException e) {
            return refusal(e);
        }
        while (!answered && tools.clock().instant().isBefore(until)) {
            var failure = ask(request, until);
            if (failure.isPresent()) {
                return failure.get();
            }
            var seen = look();
            if (seen.isPresent()) {
                return seen.get();
            }
        }
        return answered ? observe(until) : unknown();
    }

    private HostRequest<Accepted> describe() {
        var disks = equipment.disks(host, context.call());
        var nics = equipment.nics(host, context.call());
        var row = tools.reading(() -> tools.inventory().get(Vm.class, vm));
        var run = row.settingsNow();
        var media = mode.remembers()
                ? List.<Payload>of()
                : GuestMedia.of(
                        row, run, command.setup(), Long.toString(tools.clock().millis()));
        var disc = run.fittings().devices().cdrom().map(disk -> equipment.disc(disk, host, context.call()));
        var domain = DomainSpecs.of(row, run, disks, nics, new DomainSpecs.Drives(disc, media));
        var claim = equipment.claim(row.launchNumber());
        if (mode == LaunchMode.RETURN) {
            return new ReturnToMoment(domain, equipment.memory(host, context.call()), command.paused(), claim);
        }
        return new StartDomain(domain, paused(run), mode == LaunchMode.RESTORE, claim);
    }

    private boolean paused(VmSettings run) {
        return command.paused() || run.conduct().startPaused();
    }

    /** Nothing was asked of the hypervisor yet, or it refused: it does not run there. */
    private static Result refusal(VireoException e) {
        Reached.passOnLostDatabase(e);
        if (e.code().kind() == ErrorKind.INVALID || e.code().kind() == ErrorKind.INTERNAL) {
            throw e; // no other host would think better of it
        }
        return new Result.Failed(e.getMessage());
    }

    private Optional<Result> ask(HostRequest<Accepted> request, Instant until) {
        var now = tools.clock().instant();
        var last = now.plus(ONE_CALL).isBefore(until) ? now.plus(ONE_CALL) : until;
        try {
            context.call()
                    .hosts()
                    .call(host, request, context.call().part("start/" + host).until(last));
            answered = true;
            return Optional.empty();
        } catch (VireoException e) {
            if (!Reached.not(e)) {
                return Optional.of(refusal(e));
            }
            LOG.warn("Host {} gave no answer to the start of VM {}; asking again", host, vm);
            pause();
            return Optional.empty();
        }
    }

    /** Lets a second pass, or less when something was observed. */
    private void pause() {
        var end = tools.clock().instant().plusSeconds(1);
        context.await(
                "another moment",
                vm,
                () -> look().isPresent() || !tools.clock().instant().isBefore(end)
                        ? Optional.of(true)
                        : Optional.empty());
    }

    private Result observe(Instant until) {
        var seen = context.await(
                "VM " + vm + " to start on host " + host,
                vm,
                () -> look().map(Optional::of)
                        .or(() -> tools.clock().instant().isBefore(until)
                                ? Optional.empty()
                                : Optional.of(Optional.<Result>empty())));
        return seen.orElseGet(() -> mode == LaunchMode.RESUME
                ? new Result.Failed("it did not go on in time")
                : settle("it did not start in time"));
    }

    private Result unknown() {
        return mode == LaunchMode.RESUME
                ? new Result.Failed("its host does not answer")
                : new Result.Unknown("its host took the start and does not answer");
    }

    /** Makes sure that it does not run there. */
    Result settle(String why) {
        Call call = context.call().part("settle/" + host);
        try {
            context.call()
                    .hosts()
                    .call(
                            host,
                            new StopDomain(vm),
                            call.until(tools.clock().instant().plus(ONE_CALL)));
            return new Result.Failed(why);
        } catch (VireoException e) {
            return Reached.not(e) ? new Result.Unknown(why + ", and its host does not answer") : new Result.Failed(why);
        }
    }
}
