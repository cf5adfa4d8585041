package org.vireo.shell;

import java.util.List;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.model.ErrorKind;

/** Refuses who lacks a permit. */
final class Demand {
    private Demand() {}

    static void system(Authorizer authorizer, Caller caller, String permit) {
        if (!authorizer.allowed(caller, Permit.system(permit))) {
            throw new CommandRefused(
                    ErrorKind.REFUSED,
                    List.of(caller.name() + " is not allowed to do this: it needs the permit " + permit
                            + " on system."));
        }
    }
}
