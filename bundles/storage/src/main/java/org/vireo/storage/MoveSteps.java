package org.vireo.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.storage.MoveDisk;
import org.vireo.inventory.Transactions;
import org.vireo.model.VmId;

/** The steps by which a disk moves. Each may be repeated. Thread-safe. */
@Component(service = MoveSteps.class)
public final class MoveSteps {
    private final Transactions transactions;
    private final MovedRows rows;
    private final MovedImages images;
    private final MergedImages locks;
    private final RunningImages running;
    private final LeftImages left;

    @Activate
    public MoveSteps(
            @Reference Transactions transactions,
            @Reference MovedRows rows,
            @Reference MovedImages images,
            @Reference MergedImages locks,
            @Reference RunningImages running,
            @Reference LeftImages left) {
        this.transactions = transactions;
        this.rows = rows;
        this.images = images;
        this.locks = locks;
        this.running = running;
        this.left = left;
    }

    /** Makes every image but the one that is written. */
    void carry(MoveDisk move, Optional<VmId> vm, StepContext context) {
        var notes = new MoveNotes(context);
        rows.settle(move, notes);
        images.requireRoom(move, notes, context.call().part(running.anew("room")));
        var frozen = new ArrayList<>(notes.order());
        frozen.remove(notes.written());
        var host = vm.flatMap(id -> running.place(id).host());
        for (var at = 0; at < frozen.size(); at++) {
            images.carry(move, frozen.get(at), host, notes, context.call());
            context.call().progress((at + 1) * 100 / frozen.size());
        }
    }

    void takeBack(MoveDisk move, StepContext context) {
        var notes = new MoveNotes(context);
        if (!LiveMove.goneOver(context)) {
            note(move, images.takeBack(move, notes, context.call()), context);
        }
    }

    /** Space that all images take before they move, in bytes. */
    long taken(MoveDisk move, StepContext context) {
        return images.taken(move, new MoveNotes(context), context.call().part(running.anew("taken")));
    }

    /** Space that all new images took when they were made, in bytes. */
    static long carried(StepContext context) {
        var notes = new MoveNotes(context);
        return notes.order().stream().mapToLong(notes::allocated).sum();
    }

    /** Makes the image that is written, and has a hypervisor that writes to it go over to the new one. */
    void turn(MoveDisk move, Optional<VmId> vm, StepContext context) {
        var notes = new MoveNotes(context);
        if (vm.isPresent()) {
            live(move, vm.get(), context).make();
        } else {
            images.carry(move, notes.written(), Optional.empty(), notes, context.call());
        }
    }

    void letGo(MoveDisk move, Optional<VmId> vm, StepContext context) {
        vm.ifPresent(id -> live(move, id, context).takeBack());
    }

    private LiveMove live(MoveDisk move, VmId vm, StepContext context) {
        return new LiveMove(running, locks, images, vm, move, context);
    }

    void decide(MoveDisk move, StepContext context) {
        var notes = new MoveNotes(context);
        transactions.run(() -> {
            if (!notes.decided()) {
                rows.decide(move, notes);
            }
        });
    }

    /** Whether a move that was given up has happened after all; the inventory follows. In the present transaction. */
    boolean goneOver(MoveDisk move, StepContext context) {
        if (LiveMove.goneOver(context)) {
            rows.decide(move, new MoveNotes(context));
            return true;
        }
        return false;
    }

    void clean(MoveDisk move, StepContext context) {
        var notes = new MoveNotes(context);
        List<UUID> open = notes.order().stream()
                .filter(image -> running.open(move.id(), image, context))
                .toList();
        note(move, images.clean(move, open, notes, context.call()), context);
    }

    private void note(MoveDisk move, List<MovedImages.Left> stay, StepContext context) {
        stay.forEach(one -> left.note(move.id(), one.image(), one.domain(), one.why(), context.caller()));
    }
}
