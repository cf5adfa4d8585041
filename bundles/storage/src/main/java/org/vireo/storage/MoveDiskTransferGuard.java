package org.vireo.storage;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandGuard;
import org.vireo.engine.api.storage.MoveDisk;

/** A disk stays where it is while a client moves an image of it. */
@Component(service = CommandGuard.class)
public final class MoveDiskTransferGuard implements CommandGuard<MoveDisk> {
    private final RunningTransfers transfers;

    @Activate
    public MoveDiskTransferGuard(@Reference RunningTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Class<MoveDisk> command() {
        return MoveDisk.class;
    }

    @Override
    public Check check(MoveDisk command, Caller caller) {
        return transfers.none(List.of(command.id()), "Cannot move Virtual Disk.");
    }
}
