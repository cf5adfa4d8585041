package org.vireo.storage;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.storage.MoveDisk;
import org.vireo.model.HostId;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.EndMirror;
import org.vireo.protocol.vm.ImagesSeen.OpenDisk;
import org.vireo.protocol.vm.MirrorDisk;
import org.vireo.protocol.vm.TurnDisk;
import org.vireo.storage.MoveNotes.Fresh;

/**
 * Moves the one image that is written, by the hypervisor while there is one, else by the storage. Asks, then observes; ends when it is known
 * which image holds all. When the machine ended unseen, the mark beside the new image tells: it was made while the guest stood still, so
 * without it the guest never wrote to the new image alone. Confined to one step.
 */
final class LiveMove {
    private static final Logger LOG = LoggerFactory.getLogger(LiveMove.class);
    private static final int MOST_TRIES = 3;
    private static final int MOST_TURNS = 100;
    private static final String LIVE = "move.live";
    private static final String WENT_ON = "move.ran";
    private static final String TRIES = "move.tries";
    private static final String GONE_OVER = "move.gone";

    private final RunningImages running;
    private final MergedImages locks;
    private final MovedImages images;
    private final VmId vm;
    private final MoveDisk move;
    private final StepContext context;
    private final MoveNotes notes;
    private int turns;
    private int told = -1;

    LiveMove(
            RunningImages running,
            MergedImages locks,
            MovedImages images,
            VmId vm,
            MoveDisk move,
            StepContext context) {
        this.running = running;
        this.locks = locks;
        this.images = images;
        this.vm = vm;
        this.move = move;
        this.context = context;
        this.notes = new MoveNotes(context);
    }

    /** Ends when the new image holds all; throws when the old one does and will. */
    void make() {
        while (!moved()) {
            running.pause(vm, context);
        }
    }

    private boolean moved() {
        if (notes.did(notes.written())) {
            return true;
        }
        var place = running.place(vm);
        if (place.rests()) {
            return locks.lock(vm) && atRest();
        }
        if (place.status() == VmStatus.SUSPENDED && !mayHaveTurned()) {
            throw failure("it was suspended meanwhile");
        }
        var seen = place.host().flatMap(host -> running.look(vm, host, context));
        if (seen.isEmpty() || !seen.get().running()) {
            return false;
        }
        var open = seen.get().disk(move.id());
        // one that is not plugged in is in nobody's hands: it cannot be plugged in meanwhile
        return open.isEmpty() ? atRest() : byHypervisor(place.host().get(), place.status(), open.get());
    }

    private Optional<Fresh> live() {
        return notes.fresh(notes.written())
                .filter(fresh -> context.get(LIVE).equals(Optional.of(fresh.id().toString())));
    }

    private boolean mayHaveTurned() {
        return context.get(WENT_ON).isPresent();
    }

    /** No hypervisor has the disk open. */
    private boolean atRest() {
        var live = live();
        if (live.isPresent()) {
            var turned = marked(live.get());
            if (turned.isEmpty()) {
                return false;
            }
            if (turned.get()) {
                images.mirrored(move, live.get(), notes, context.call().part(running.anew("state")));
                return true;
            }
            notes.begin(notes.written(), live.get().host());
        }
        images.carry(move, notes.written(), Optional.empty(), notes, context.call());
        return true;
    }

    /** Whether the guest went on with the new image; empty when the storage does not say. */
    private Optional<Boolean> marked(Fresh fresh) {
        if (!mayHaveTurned()) {
            return Optional.of(false);
        }
        try {
            return Optional.of(images.turned(move, fresh, context.call().part(running.anew("mark"))));
        } catch (VireoException e) {
            RunningImages.passOnLostDatabase(e);
            LOG.info("It is not known yet which image of disk {} holds all: {}", move.id(), e.getMessage());
            return Optional.empty();
        }
    }

    private boolean byHypervisor(HostId host, VmStatus status, OpenDisk open) {
        var live = live();
        var top = open.images().stream().findFirst().orElse("nothing");
        if (live.isPresent() && top.equals(live.get().id().toString())) {
            return turned(host, status, live.get());
        }
        if (!top.equals(notes.written().toString())) {
            throw failure("its hypervisor writes to " + top + " and not to " + notes.written());
        }
        if (open.merging().isEmpty()) {
            begin(host);
            return false;
        }
        if (live.isEmpty()) {
            return false; // something else is at work, which ends by itself
        }
        progress(open.merging().get());
        return open.merging().get() == 100 && turned(host, status, live.get());
    }

    private void progress(int percent) {
        if (percent != told) {
            told = percent;
            context.call().progress(percent);
        }
    }

    private void begin(HostId host) {
        int tries = context.get(TRIES).map(Integer::valueOf).orElse(0);
        if (tries == MOST_TRIES) {
            throw failure("its hypervisor began " + MOST_TRIES + " times to copy it and did not end any of them");
        }
        context.put(TRIES, Integer.toString(tries + 1));
        var fresh = notes.begin(notes.written(), host);
        context.put(LIVE, fresh.id().toString()); // before there is an image that could be taken for a whole one
        images.target(move, fresh, notes, context.call());
        try {
            running.ask(
                    host,
                    new MirrorDisk(vm, move.id(), images.source(move, fresh, notes), images.whole(move, notes)),
                    running.anew("mirror"),
                    context);
        } catch (VireoException e) {
            RunningImages.passOnLostDatabase(e);
            if (RunningImages.unversed(e)) {
                throw failure("its host does not know how");
            }
            if (!RunningImages.unanswered(e)) {
                refused(host, e);
            }
        }
    }

    /** A machine that ended just now is not the host's refusal. */
    private void refused(HostId host, VireoException refusal) {
        LOG.info("Host {} does not copy disk {} of VM {}: {}", host, move.id(), vm, refusal.getMessage());
        var seen = running.look(vm, host, context);
        if (seen.isPresent() && seen.get().running()) {
            throw failure(refusal.getMessage());
        }
    }

    /** Has the guest go on with the new image, or makes sure that this is written down. */
    private boolean turned(HostId host, VmStatus status, Fresh fresh) {
        if (!mayHaveTurned()) {
            context.put(WENT_ON, Boolean.toString(status != VmStatus.PAUSED));
        }
        var resume = context.get(WENT_ON).map(Boolean::valueOf).orElse(false);
        var request = new TurnDisk(
                vm, move.id(), images.source(move, fresh, notes), images.place(move), MovedImages.mark(fresh), resume);
        try {
            running.ask(host, request, running.anew("turn"), context);
        } catch (VireoException e) {
            RunningImages.passOnLostDatabase(e);
            if (turns == 0) {
                LOG.info("Host {} does not turn disk {} of VM {} yet: {}", host, move.id(), vm, e.getMessage());
            }
            giveUpTurning(host, e);
            return false;
        }
        images.mirrored(move, fresh, notes, context.call().part(running.anew("state")));
        return true;
    }

    /** Only when the host has refused often enough, and the guest certainly writes to the old image. */
    private void giveUpTurning(HostId host, VireoException refusal) {
        turns += RunningImages.unanswered(refusal) ? 0 : 1;
        if (turns >= MOST_TURNS) {
            var open = running.look(vm, host, context).flatMap(seen -> seen.disk(move.id()));
            if (open.isPresent()
                    && open.get().images().stream()
                            .findFirst()
                            .equals(Optional.of(notes.written().toString()))) {
                throw failure(refusal.getMessage());
            }
        }
    }

    /** Whether the guest goes on with the new image although the move was given up. */
    static boolean goneOver(StepContext context) {
        return context.get(GONE_OVER).isPresent();
    }

    /** The hypervisor lets go of the new image; ends when it has, or is seen to use it alone. */
    void takeBack() {
        while (live().isPresent() && !letGo(live().get())) {
            running.pause(vm, context);
        }
    }

    private boolean letGo(Fresh fresh) {
        var place = running.place(vm);
        if (place.rests() || place.status() == VmStatus.SUSPENDED) {
            return marked(fresh).map(turned -> settled(fresh, turned)).orElse(false);
        }
        var seen = place.host().flatMap(host -> running.look(vm, host, context));
        if (seen.isEmpty() || !seen.get().running()) {
            return false;
        }
        var open = seen.get().disk(move.id());
        if (open.isEmpty()) {
            return marked(fresh).map(turned -> settled(fresh, turned)).orElse(false);
        }
        if (open.get().merging().isEmpty()) {
            return settled(fresh, open.get().has(fresh.id().toString()));
        }
        try {
            running.ask(place.host().get(), new EndMirror(vm, move.id()), running.anew("end"), context);
        } catch (VireoException e) {
            RunningImages.passOnLostDatabase(e);
            LOG.info("Copying disk {} of VM {} does not end yet: {}", move.id(), vm, e.getMessage());
        }
        return false;
    }

    private boolean settled(Fresh fresh, boolean turned) {
        if (turned) {
            LOG.error("VM {} went over to image {} of disk {}: the move is kept", vm, fresh.id(), move.id());
            images.mirrored(move, fresh, notes, context.call().part(running.anew("state")));
            context.put(GONE_OVER, "");
        }
        return true;
    }

    private VireoException failure(String why) {
        return new VireoException(
                StorageError.NOT_MOVED,
                "cannot move disk " + move.id() + " under running virtual machine " + vm + ": " + why);
    }
}
