package org.vireo.storage;

import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.command.StepContext;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.FlushDisk;
import org.vireo.protocol.vm.ImagesSeen.OpenDisk;
import org.vireo.protocol.vm.MergeImage;
import org.vireo.protocol.vm.MergeImage.Way;
import org.vireo.storage.MergeNotes.Course;

/**
 * Takes one image out of what a disk reads through, by the hypervisor while there is one, else by the storage: whichever of them was cut
 * short, the other goes on with what it finds. Asks, then observes. Confined to one step.
 */
final class LiveMerge {
    private static final Logger LOG = LoggerFactory.getLogger(LiveMerge.class);
    private static final int MOST_TRIES = 3;

    private final RunningImages running;
    private final MergedImages images;
    private final VmId vm;
    private final DiskId disk;
    private final StepContext context;
    private final MergeNotes notes;
    private int told = -1;
    private boolean complained;

    LiveMerge(RunningImages running, MergedImages images, VmId vm, DiskId disk, StepContext context) {
        this.running = running;
        this.images = images;
        this.vm = vm;
        this.disk = disk;
        this.context = context;
        this.notes = new MergeNotes(disk, context);
    }

    /** Ends when nothing reads through to the image; throws when something still does. */
    void make(UUID image) {
        if (notes.merged()) {
            return;
        }
        if (notes.course().isEmpty() && !images.settle(image, disk, notes)) {
            return;
        }
        var course = notes.course().orElseThrow();
        while (!merged(course)) {
            running.pause(vm, context);
        }
    }

    private boolean merged(Course course) {
        var place = running.place(vm);
        if (place.rests()) {
            return images.lock(vm) && withoutHypervisor(course);
        }
        var seen = place.host().flatMap(host -> running.look(vm, host, context));
        if (seen.isEmpty() || !seen.get().running()) {
            return false;
        }
        var open = seen.get().disk(disk);
        // one that is not plugged in is in nobody's hands: it cannot be plugged in meanwhile
        return open.isEmpty()
                ? withoutHypervisor(course)
                : byHypervisor(course, place.host().get(), open.get());
    }

    private boolean withoutHypervisor(Course course) {
        images.mergeAtRest(disk, course, notes, context.call().part(running.anew("rest")));
        return true;
    }

    private boolean byHypervisor(Course course, HostId host, OpenDisk open) {
        requireKnown(course, open);
        if (open.merging().isPresent()) {
            progress(open.merging().get());
            return false;
        }
        if (!open.has(course.out().toString())) {
            return flushed(host) && followed(course);
        }
        if (notes.begun() == MOST_TRIES) {
            throw failure("its hypervisor began " + MOST_TRIES + " times to take it out and did not end any of them");
        }
        ask(course, host);
        return false;
    }

    /** A merge that has ended is whole only when the hypervisor has written everything out. */
    private boolean flushed(HostId host) {
        if (!notes.flushed()) {
            try {
                running.ask(host, new FlushDisk(vm, disk), running.anew("flush"), context);
                notes.flush();
            } catch (VireoException e) {
                RunningImages.passOnLostDatabase(e);
                if (!complained) {
                    complained = true;
                    LOG.warn("Host {} does not flush disk {} of VM {} yet: {}", host, disk, vm, e.getMessage());
                }
            }
        }
        return notes.flushed();
    }

    private boolean followed(Course course) {
        images.follow(disk, course, notes, context.call().part(running.anew("follow")));
        return true;
    }

    /** What is not as the inventory has it is not touched. */
    private void requireKnown(Course course, OpenDisk open) {
        var top = course.reader().isEmpty() ? Optional.of(course.above()) : images.written(disk);
        if (open.images().isEmpty()
                || !open.images().get(0).equals(top.orElseThrow().toString())) {
            throw failure("its hypervisor writes to "
                    + open.images().stream().findFirst().orElse("nothing") + " and not to " + top.orElseThrow());
        }
    }

    private void progress(int percent) {
        if (percent != told) {
            told = percent;
            context.call().progress(percent);
        }
    }

    private void ask(Course course, HostId host) {
        if (course.way() == Way.DOWN) {
            images.spoil(course.image());
        }
        var request = new MergeImage(vm, disk, course.out().toString(), course.way());
        try {
            running.ask(host, request, running.anew("merge"), context);
            notes.begin();
        } catch (VireoException e) {
            RunningImages.passOnLostDatabase(e);
            if (!RunningImages.unanswered(e)) {
                LOG.info("Host {} does not merge image {} of VM {}: {}", host, course.out(), vm, e.getMessage());
                refused(host, e);
            }
        }
    }

    /** A machine that ended just now is not the host's refusal. */
    private void refused(HostId host, VireoException refusal) {
        var seen = running.look(vm, host, context);
        if (seen.isPresent() && seen.get().running()) {
            throw failure(refusal.getMessage());
        }
    }

    private VireoException failure(String why) {
        return new VireoException(
                StorageError.NOT_MERGED,
                "cannot merge an image of disk " + disk + " under running virtual machine " + vm + ": " + why);
    }
}
