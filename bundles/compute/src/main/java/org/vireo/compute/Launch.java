package org.vireo.compute;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.schedule.Scheduler.Placement;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.inventory.Vm;
import org.vireo.model.HostId;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.spi.host.Call;

/** The steps of a start: find a host, make its disks and networks ready there, and run it; or the same on the next host. */
final class Launch {
    private static final Logger LOG = LoggerFactory.getLogger(Launch.class);

    private final LaunchTools tools;
    private final StartVm command;
    private final VmId vm;
    private final Equipment equipment;

    Launch(LaunchTools tools, StartVm command) {
        this.tools = tools;
        this.command = command;
        this.vm = command.id();
        this.equipment = tools.equipment(vm);
    }

    List<Step> steps() {
        var whole = tools.settings().whole();
        return List.of(
                new NamedStep(
                        "place",
                        "Choosing a host",
                        whole,
                        this::place,
                        context -> tools.placing().release(vm)),
                NamedStep.oneWay("storage", "Making its disks ready on the host", whole, this::storage)
                        .unlessCancelled(),
                new NamedStep("network", "Connecting it to its networks", whole, this::network, this::unplug)
                        .unlessCancelled(),
                new NamedStep("launch", "Starting it on the host", whole, this::launch, this::takeBack)
                        .unlessCancelled());
    }

    private void place(StepContext context) {
        var notes = new LaunchNotes(context);
        tools.inTransaction(() -> {
            var row = tools.inventory().get(Vm.class, vm);
            if (notes.mode().isEmpty()) {
                notes.mode(LaunchMode.of(row, command.cold()));
            }
            if (notes.mode().orElseThrow() == LaunchMode.RESUME) {
                notes.host(row.hostId().orElseThrow());
            } else {
                choose(notes);
            }
        });
    }

    private void choose(LaunchNotes notes) {
        tools.inTransaction(() -> {
            var row = tools.inventory().get(Vm.class, vm);
            var wish = new Placing.Wish(command.pinned(), notes.failed());
            var placement = tools.placing().reserve(row, row.settingsNow(), wish);
            if (placement instanceof Placement.Nowhere nowhere) {
                throw new VireoException(ComputeError.NO_HOST, String.join(" ", Placing.reasons(nowhere.rejected())));
            }
            notes.host(((Placement.Placed) placement).host());
        });
    }

    private boolean resumes(LaunchNotes notes) {
        return notes.mode().orElseThrow() == LaunchMode.RESUME;
    }

    /** What fails here is tried on the next host by the launch, like all that fails on a host. */
    private void storage(StepContext context) {
        var notes = new LaunchNotes(context);
        if (!resumes(notes)) {
            tryHere(notes, context.call(), equipment::disks);
        }
    }

    private void network(StepContext context) {
        var notes = new LaunchNotes(context);
        if (!resumes(notes)) {
            tryHere(notes, context.call(), equipment::nics);
        }
    }

    @FunctionalInterface
    private interface Preparation {
        Object on(HostId host, Call call);
    }

    private void tryHere(LaunchNotes notes, Call call, Preparation preparation) {
        try {
            preparation.on(notes.chosen(), call);
        } catch (VireoException e) {
            Reached.passOnLostDatabase(e);
            LOG.warn("VM {} could not be made ready on host {}: {}", vm, notes.chosen(), e.getMessage());
        }
    }

    private void unplug(StepContext context) {
        var notes = new LaunchNotes(context);
        if (!notes.unknown() && notes.mode().isPresent() && !resumes(notes)) {
            notes.host().ifPresent(host -> equipment.unplug(host, context.call()));
        }
    }

    private void launch(StepContext context) {
        var notes = new LaunchNotes(context);
        while (true) {
            var host = notes.chosen();
            var result = attempt(context, host).make();
            if (result instanceof LaunchAttempt.Result.Ran) {
                return;
            }
            if (result instanceof LaunchAttempt.Result.Unknown unknown) {
                throw lost(notes, host, unknown.why());
            }
            if (result instanceof LaunchAttempt.Result.Failed failed) {
                next(context, notes, host, failed.why());
            }
        }
    }

    private LaunchAttempt attempt(StepContext context, HostId host) {
        return new LaunchAttempt(tools, equipment, command, context, host);
    }

    /** Chooses another host, or gives up. */
    private void next(StepContext context, LaunchNotes notes, HostId failed, String why) {
        var name = tools.inTransaction(() -> tools.life().events().hostName(failed));
        LOG.warn("VM {} did not start on host {}: {}", vm, name, why);
        notes.failed(failed);
        var whole = "it did not start on Host " + name + ": " + why;
        if (notes.mode().orElseThrow() == LaunchMode.RESTORE
                || notes.mode().orElseThrow() == LaunchMode.RESUME
                || notes.failed().size() >= tools.settings().hosts()) {
            throw new VireoException(ComputeError.LAUNCH_FAILED, whole);
        }
        cleanUp(context, failed);
        try {
            choose(notes);
        } catch (VireoException e) {
            Reached.passOnLostDatabase(e);
            throw new VireoException(ComputeError.LAUNCH_FAILED, whole + ". " + e.getMessage(), e);
        }
    }

    private void cleanUp(StepContext context, HostId failed) {
        try {
            equipment.unplug(failed, context.call());
        } catch (VireoException e) {
            Reached.passOnLostDatabase(e);
            LOG.warn("Ports of VM {} stay on host {}, where it did not start: {}", vm, failed, e.getMessage());
        }
    }

    private VireoException lost(LaunchNotes notes, HostId host, String why) {
        tools.inTransaction(() -> {
            notes.unknown(host);
            tools.life().lost(tools.inventory().getForUpdate(Vm.class, vm), why);
        });
        return new VireoException(
                ComputeError.OUTCOME_UNKNOWN,
                "whether it runs on Host "
                        + tools.inTransaction(() -> tools.life().events().hostName(host)) + " is not known: " + why
                        + ". It is started nowhere else until that host answers or is fenced");
    }

    private void takeBack(StepContext context) {
        var notes = new LaunchNotes(context);
        var host = notes.host();
        if (host.isEmpty() || notes.unknown() || resumes(notes)) {
            return;
        }
        if (notes.begun(host.get()).isEmpty() || notes.failed().contains(host.get())) {
            return;
        }
        var settled = attempt(context, host.get()).settle("its start was broken off");
        if (settled instanceof LaunchAttempt.Result.Unknown unknown) {
            var told = lost(notes, host.get(), unknown.why());
            LOG.warn("The start of VM {} was broken off: {}", vm, told.getMessage());
        } else {
            notes.failed(host.get());
        }
    }

    /** Whether it is not known where it runs, so that its state must be left as it is. */
    static boolean isUnknown(StepContext context) {
        return new LaunchNotes(context).unknown();
    }

    static Optional<LaunchMode> mode(StepContext context) {
        return new LaunchNotes(context).mode();
    }
}
