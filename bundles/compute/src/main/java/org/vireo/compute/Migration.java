package org.vireo.compute;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.schedule.Scheduler.Placement;
import org.vireo.engine.api.vm.MigrateVm;
import org.vireo.inventory.Host;
import org.vireo.inventory.Vm;
import org.vireo.model.HostId;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.DomainSpec;
import org.vireo.protocol.vm.DropMigration;
import org.vireo.protocol.vm.LaunchClaim;
import org.vireo.protocol.vm.MigrationDoor;
import org.vireo.protocol.vm.PrepareMigration;

/**
 * The steps of a migration: choose a host, make it ready, hand the machine over, clear up behind it. What comes to the target stays halted
 * until the source certainly has it no longer; so the source, as long as it answers, says where the machine runs.
 */
final class Migration {
    private static final Logger LOG = LoggerFactory.getLogger(Migration.class);
    private static final Duration SHORT = Duration.ofMinutes(3);

    private final LaunchTools tools;
    private final MigrateVm command;
    private final VmId vm;
    private final Equipment equipment;

    Migration(LaunchTools tools, MigrateVm command) {
        this.tools = tools;
        this.command = command;
        this.vm = command.id();
        this.equipment = tools.equipment(vm);
    }

    List<Step> steps() {
        return List.of(
                new NamedStep("place", "Choosing a host", SHORT, this::place, this::stay),
                new NamedStep("prepare", "Making the host ready", SHORT, this::prepare, this::drop),
                NamedStep.oneWay("move", "Moving its memory", tools.migration().whole(), this::move),
                NamedStep.oneWay("leave", "Disconnecting it from networks of the host it left", SHORT, this::leave));
    }

    private void place(StepContext context) {
        tools.inTransaction(() -> {
            var notes = new MigrationNotes(context);
            if (notes.target().isPresent()) {
                return;
            }
            var row = tools.inventory().getForUpdate(Vm.class, vm);
            var source = row.hostId()
                    .filter(host -> row.status().hasProcess())
                    .orElseThrow(() -> new VireoException(
                            ComputeError.ENDED_MEANWHILE,
                            "it is " + row.status().text()));
            var target = choose(row, source);
            notes.chosen(source, target, tools.clock().instant());
            row.nextLaunch(tools.clock().instant());
            row.setMigratingTo(Optional.of(target));
            row.setStatus(VmStatus.MIGRATING);
            row.setStatusDetail("");
            row.setExitReason("");
            tell(context, row, source, target);
        });
    }

    private HostId choose(Vm row, HostId source) {
        var wish = new Placing.Wish(command.target(), Set.of(source));
        var placement = tools.placing().reserve(row, LaunchTools.lasting(row), wish);
        if (placement instanceof Placement.Placed placed) {
            return placed.host();
        }
        var rejected = ((Placement.Nowhere) placement).rejected();
        throw new VireoException(ComputeError.NO_HOST, String.join(" ", Placing.reasons(rejected)));
    }

    private void tell(StepContext context, Vm row, HostId source, HostId target) {
        var events = tools.life().events();
        events.normal(
                VmEvents.MIGRATION_BEGUN,
                context.caller(),
                row,
                "Migration of VM " + row.name() + " from Host " + events.hostName(source) + " to Host "
                        + events.hostName(target) + " was begun by "
                        + context.caller().name() + PowerTools.because(command.reason()));
    }

    /** It never began to leave: how it is on its host is asked, as reports did not count meanwhile. */
    private void stay(StepContext context) {
        tools.placing().release(vm);
        var notes = new MigrationNotes(context);
        if (notes.target().isPresent() && notes.failed().isEmpty() && !Handover.begun(context)) {
            new Whereabouts(tools, vm, context).asBefore();
        }
    }

    private void prepare(StepContext context) {
        var notes = new MigrationNotes(context);
        var target = notes.target().orElseThrow();
        var spec = describe(target, context);
        // a call of its own each time: an agent that was started anew remembers the answer, but no longer whom it
        // expects
        var call = context.call().part("prepare/" + tools.clock().millis());
        var door = context.call()
                .hosts()
                .call(target, new PrepareMigration(spec, notes.source().orElseThrow(), claim()), call);
        notes.door(door.address().isEmpty() ? new MigrationDoor(address(target), door.port()) : door);
    }

    private Optional<LaunchClaim> claim() {
        return equipment.claim(
                tools.reading(() -> tools.inventory().get(Vm.class, vm).launchNumber()));
    }

    private String address(HostId host) {
        return tools.inTransaction(() -> tools.inventory().get(Host.class, host).address());
    }

    private DomainSpec describe(HostId target, StepContext context) {
        var disks = equipment.disks(target, context.call());
        var nics = equipment.nics(target, context.call());
        var row = tools.inTransaction(() -> tools.inventory().get(Vm.class, vm));
        var run = row.settingsNow();
        var disc = run.fittings().devices().cdrom().map(disk -> equipment.disc(disk, target, context.call()));
        return DomainSpecs.of(row, run, disks, nics, new DomainSpecs.Drives(disc, List.of()));
    }

    /** Nothing of it stays on the target, unless it is there or nobody knows. */
    private void drop(StepContext context) {
        var notes = new MigrationNotes(context);
        if (notes.arrived() || (notes.failed().isEmpty() && Handover.begun(context))) {
            return;
        }
        var target = notes.target().orElseThrow();
        var call = context.call().part("drop/" + tools.clock().millis());
        context.call().hosts().call(target, new DropMigration(vm), call);
        equipment.unplug(target, context.call());
    }

    private void move(StepContext context) {
        new Handover(tools, vm, context).make();
    }

    private void leave(StepContext context) {
        var source = new MigrationNotes(context).source().orElseThrow();
        try {
            equipment.unplug(source, context.call());
        } catch (VireoException e) {
            Reached.passOnLostDatabase(e);
            LOG.warn("Ports of VM {} stay on host {}, which it left: {}", vm, source, e.getMessage());
        }
    }
}
