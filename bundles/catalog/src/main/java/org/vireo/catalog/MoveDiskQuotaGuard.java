package org.vireo.catalog;

import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.catalog.QuotaGate.Weighed;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandGuard;
import org.vireo.engine.api.storage.MoveDisk;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;

/** Disks are moved within what their quota allows in the other domain; what it allows in all does not change. */
@Component(service = CommandGuard.class)
public final class MoveDiskQuotaGuard implements CommandGuard<MoveDisk> {
    private final Inventory inventory;
    private final QuotaGate gate;

    /** Asks the gate. */
    @Activate
    public MoveDiskQuotaGuard(@Reference Inventory inventory, @Reference QuotaGate gate) {
        this.inventory = inventory;
        this.gate = gate;
    }

    @Override
    public Class<MoveDisk> command() {
        return MoveDisk.class;
    }

    @Override
    public Check check(MoveDisk command, Caller caller) {
        return gate.verdict("move disk", weighed(command));
    }

    @Override
    public void passed(MoveDisk command, Caller caller) {
        gate.tell(weighed(command), caller);
    }

    private Optional<Weighed> weighed(MoveDisk command) {
        var disk = inventory.get(Disk.class, command.id());
        long size = disk.size().bytes();
        return disk.storageDomainId()
                .filter(from -> !from.equals(command.domain()))
                .flatMap(from -> gate.store(Map.of(from, -size, command.domain(), size), disk.extras()));
    }
}
