package org.vireo.reporting;

import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.ReportRun;
import org.vireo.model.ErrorKind;
import org.vireo.model.ReportRunId;

/** Whose a run is. */
final class Owned {
    private Owned() {}

    /** For others than its owner and administrators there is none. */
    static Check check(Inventory inventory, ReportRunId id, Caller caller) {
        return inventory
                        .find(ReportRun.class, id)
                        .filter(run -> caller.administrator() || run.ownerId().equals(caller.user()))
                        .isPresent()
                ? Check.FINE
                : Check.refused(ErrorKind.NOT_FOUND, "There is no report that was made with the id " + id + ".");
    }
}
