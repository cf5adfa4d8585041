package org.vireo.compute;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.command.StepContext;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.CancelMigration;
import org.vireo.protocol.vm.DomainSeen;
import org.vireo.protocol.vm.DomainSeen.Stage;
import org.vireo.protocol.vm.FinishMigration;
import org.vireo.protocol.vm.MigrateDomain;
import org.vireo.protocol.vm.MigrationLimits;
import org.vireo.spi.host.Call;

/** Has the source hand a virtual machine over and finds out what became of it: ask, then observe. Confined to one step. */
final class Handover {
    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);
    private static final Duration ONE_CALL = Duration.ofSeconds(30);
    private static final String BEGUN = "migration.begun";

    private final LaunchTools tools;
    private final VmId vm;
    private final StepContext context;
    private final MigrationNotes notes;
    private final Whereabouts whereabouts;
    private String refusal = "";
    private boolean unversed;

    Handover(LaunchTools tools, VmId vm, StepContext context) {
        this.tools = tools;
        this.vm = vm;
        this.context = context;
        this.notes = new MigrationNotes(context);
        this.whereabouts = new Whereabouts(tools, vm, context);
    }

    static boolean begun(StepContext context) {
        return context.get(BEGUN).isPresent();
    }

    /** Ends when it runs on the target; throws when it does not go there. */
    void make() {
        if (notes.arrived()) {
            return;
        }
        if (notes.failed().isPresent()) {
            throw new VireoException(
                    ComputeError.MIGRATION_FAILED, notes.failed().get());
        }
        context.put(BEGUN, "");
        var until = notes.since().plus(tools.migration().timeout());
        boolean asked = false;
        while (true) {
            asked = asked || ask();
            if (settled(asked, until)) {
                return;
            }
            pause();
        }
    }

    /** Whether the source has the request; a refusal counts. Asked again it does not begin again: it knows the operation. */
    private boolean ask() {
        var request = new MigrateDomain(vm, notes.target().orElseThrow(), notes.door(), limits());
        try {
            context.call().hosts().call(source(), request, brief(context.call().part("migrate")));
            return true;
        } catch (VireoException e) {
            Reached.passOnLostDatabase(e);
            if (Reached.not(e)) {
                return false;
            }
            refusal = e.getMessage();
            unversed = e.code().name().equals(ModelError.PLUGIN_UNAVAILABLE.name());
            return true;
        }
    }

    private MigrationLimits limits() {
        return tools.reading(() -> MigrationWishes.of(tools.inventory(), vm))
                .over(tools.migration().limits());
    }

    private HostId source() {
        return notes.source().orElseThrow();
    }

    private boolean settled(boolean asked, Instant until) {
        var row = whereabouts.row();
        if (row.migratingTo().isEmpty()) {
            // its last host was switched off meanwhile
            throw failed("it ended when its host was switched off");
        }
        boolean left = row.hostId().equals(notes.target());
        return left ? atTarget() : atSource(asked, until);
    }

    private boolean atSource(boolean asked, Instant until) {
        var seen = look(source());
        if (seen.isEmpty() && unversed) {
            // it knows no migrations, so it began none
            throw stays(DomainSeen.at(Stage.RUNS, Optional.empty(), "", false));
        }
        if (seen.isEmpty()) {
            return false;
        }
        boolean late = !tools.clock().instant().isBefore(until);
        switch (seen.get().stage()) {
            case ABSENT -> {
                whereabouts.left(notes.target().orElseThrow());
                return atTarget();
            }
            case RUNS -> {
                if (asked || late) {
                    throw stays(seen.get());
                }
            }
            case LEAVING -> {
                whereabouts.progress(seen.get().percent());
                if (late) {
                    breakOff();
                }
            }
            case ARRIVING, ARRIVED -> LOG.warn("Host {} waits for VM {}, which it is to hand over", source(), vm);
        }
        return false;
    }

    private VireoException stays(DomainSeen seen) {
        if (seen.cancelled()) {
            notes.cancel();
        }
        var told = refusal.isEmpty() ? seen.words() : refusal;
        var why = told.isEmpty() ? "its host did not hand it over and does not say why" : told;
        whereabouts.stays(source(), seen, why);
        return new VireoException(ComputeError.MIGRATION_FAILED, why);
    }

    private boolean atTarget() {
        var target = notes.target().orElseThrow();
        var seen = look(target);
        if (seen.isEmpty()) {
            return false;
        }
        switch (seen.get().stage()) {
            case RUNS, LEAVING -> {
                whereabouts.arrived(target, seen.get());
                return true;
            }
            case ARRIVED -> letGo(target);
            case ARRIVING -> LOG.debug("VM {} is still on its way to host {}", vm, target);
            case ABSENT -> throw ended();
        }
        return false;
    }

    private VireoException ended() {
        whereabouts.ended();
        return failed("it ended while it was being moved");
    }

    private VireoException failed(String why) {
        notes.fail(why);
        return new VireoException(ComputeError.ENDED_MEANWHILE, why);
    }

    private void letGo(HostId target) {
        try {
            context.call()
                    .hosts()
                    .call(target, new FinishMigration(vm), brief(context.call().part("finish/" + now())));
        } catch (VireoException e) {
            Reached.passOnLostDatabase(e);
            LOG.warn("VM {} is on host {} but does not go on yet: {}", vm, target, e.getMessage());
        }
    }

    private void breakOff() {
        try {
            context.call()
                    .hosts()
                    .call(
                            source(),
                            new CancelMigration(vm),
                            brief(context.call().part("cancel/" + now())));
        } catch (VireoException e) {
            Reached.passOnLostDatabase(e);
            LOG.info("The migration of VM {} takes too long and is not broken off yet: {}", vm, e.getMessage());
        }
    }

    private Optional<DomainSeen> look(HostId host) {
        return whereabouts.look(host).filter(seen -> seen.stage() != Stage.LEAVING || host.equals(source()));
    }

    private long now() {
        return tools.clock().millis();
    }

    private Call brief(Call call) {
        return call.until(tools.clock().instant().plus(ONE_CALL));
    }

    private void pause() {
        var end = tools.clock().instant().plusSeconds(1);
        var first = new boolean[] {true};
        context.await("another moment", vm, () -> {
            boolean again = first[0] && tools.clock().instant().isBefore(end);
            first[0] = false;
            return again ? Optional.empty() : Optional.of(true);
        });
    }
}
