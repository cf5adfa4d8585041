package org.vireo.storage;

import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.storage.Volumes;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.model.DiskId;
import org.vireo.model.DiskStatus;

/** What removing a disk has in common, whichever command does it. */
final class DiskSteps {
    private DiskSteps() {}

    static Step delete(DiskId disk, Volumes volumes) {
        return NamedStep.copying( // what is to be wiped is written as a whole
                "delete",
                "Removing the image",
                context -> volumes.delete(disk, context.call()),
                context -> {}); // what was removed cannot come back; the disk is marked illegal instead
    }

    static void notRemoved(DiskId id, String why, Inventory inventory, Events events, Caller caller) {
        var disk = inventory.get(Disk.class, id);
        disk.setStatus(DiskStatus.ILLEGAL);
        events.record(Event.error(2015, caller, "The disk " + disk.name() + " could not be removed: " + why)
                .about(NewDisks.KIND, id));
    }
}
