package org.vireo.identity;

import java.util.List;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.inventory.Access;
import org.vireo.inventory.Inventory;
import org.vireo.model.ErrorKind;

/** Sees to it that somebody can always administer the engine. Thread-safe. */
final class SuperUsers {
    private final Access access;
    private final Inventory inventory;

    SuperUsers(Access access, Inventory inventory) {
        this.access = access;
        this.inventory = inventory;
    }

    /** Refuses, within the transaction, what has just taken the last super user away. */
    void oneIsLeft() {
        inventory.flush();
        if (access.superUsers().isEmpty()) {
            throw new CommandRefused(
                    ErrorKind.CONFLICT,
                    List.of("Cannot do this. There would be no user left with the role SuperUser on the system."));
        }
    }

    /** Whether the caller may give and take roles of administrators: otherwise anyone could rise by its own hand. */
    boolean mayHandOutAdministration(Caller caller) {
        return caller.user().equals(Caller.ENGINE) || access.superUser(caller.user());
    }
}
