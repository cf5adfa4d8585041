package org.vireo.storage;

import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.command.StepContext;
import org.vireo.model.DiskId;
import org.vireo.protocol.vm.MergeImage.Way;

/** What the merge of one image remembers, so that it can be carried on after the engine died. */
final class MergeNotes {
    private static final String NONE = "-";

    private final StepContext context;
    private final String prefix;

    MergeNotes(DiskId disk, StepContext context) {
        this.context = context;
        this.prefix = "merge." + disk + ".";
    }

    /**
     * What is to be done, settled at the beginning.
     *
     * @param image that the snapshot holds
     * @param above the only one that reads through to it
     * @param reader what reads through to that; empty when it is the one that is written
     */
    record Course(UUID image, UUID above, Optional<UUID> reader) {
        Way way() {
            return reader.isEmpty() ? Way.UP : Way.DOWN;
        }

        /** The image that the hypervisor has open no longer afterwards. */
        UUID out() {
            return way() == Way.UP ? image : above;
        }
    }

    Optional<Course> course() {
        return context.get(prefix + "course")
                .map(text -> text.split("/"))
                .map(parts -> new Course(
                        UUID.fromString(parts[0]),
                        UUID.fromString(parts[1]),
                        Optional.of(parts[2]).filter(part -> !part.equals(NONE)).map(UUID::fromString)));
    }

    void keep(Course course) {
        context.put(
                prefix + "course",
                course.image() + "/" + course.above() + "/"
                        + course.reader().map(UUID::toString).orElse(NONE));
    }

    /** Whether the inventory has followed. */
    boolean merged() {
        return context.get(prefix + "merged").isPresent();
    }

    void merge() {
        context.put(prefix + "merged", "");
    }

    /** Whether the hypervisor has ended it and written everything out. */
    boolean flushed() {
        return context.get(prefix + "flushed").isPresent();
    }

    void flush() {
        context.put(prefix + "flushed", "");
    }

    /** How often the host has begun it. */
    int begun() {
        return context.get(prefix + "begun").map(Integer::valueOf).orElse(0);
    }

    void begin() {
        context.put(prefix + "begun", Integer.toString(begun() + 1));
    }
}
