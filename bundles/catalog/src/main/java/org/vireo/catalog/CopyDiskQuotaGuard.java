package org.vireo.catalog;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.catalog.QuotaGate.Weighed;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandGuard;
import org.vireo.engine.api.storage.CopyDisk;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;

/** Disks are copied within their quota. */
@Component(service = CommandGuard.class)
public final class CopyDiskQuotaGuard implements CommandGuard<CopyDisk> {
    private final Inventory inventory;
    private final QuotaGate gate;

    /** Asks the gate. */
    @Activate
    public CopyDiskQuotaGuard(@Reference Inventory inventory, @Reference QuotaGate gate) {
        this.inventory = inventory;
        this.gate = gate;
    }

    @Override
    public Class<CopyDisk> command() {
        return CopyDisk.class;
    }

    @Override
    public Check check(CopyDisk command, Caller caller) {
        return gate.verdict("copy disk", weighed(command));
    }

    @Override
    public void passed(CopyDisk command, Caller caller) {
        gate.tell(weighed(command), caller);
    }

    private Optional<Weighed> weighed(CopyDisk command) {
        var disk = inventory.get(Disk.class, command.source());
        return gate.store(
                command.domain(), command.details().extras(), disk.size().bytes());
    }
}
