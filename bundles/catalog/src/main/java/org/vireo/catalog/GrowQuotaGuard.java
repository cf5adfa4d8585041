package org.vireo.catalog;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.catalog.QuotaGate.Weighed;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandGuard;
import org.vireo.engine.api.storage.UpdateDisk;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;

/** Disks grow within their quota. */
@Component(service = CommandGuard.class)
public final class GrowQuotaGuard implements CommandGuard<UpdateDisk> {
    private final Inventory inventory;
    private final QuotaGate gate;

    /** Asks the gate. */
    @Activate
    public GrowQuotaGuard(@Reference Inventory inventory, @Reference QuotaGate gate) {
        this.inventory = inventory;
        this.gate = gate;
    }

    @Override
    public Class<UpdateDisk> command() {
        return UpdateDisk.class;
    }

    @Override
    public Check check(UpdateDisk command, Caller caller) {
        return gate.verdict("extend disk", weighed(command));
    }

    @Override
    public void passed(UpdateDisk command, Caller caller) {
        gate.tell(weighed(command), caller);
    }

    private Optional<Weighed> weighed(UpdateDisk command) {
        var disk = inventory.get(Disk.class, command.id());
        var more =
                command.size().map(size -> size.bytes() - disk.size().bytes()).orElse(0L);
        return disk.storageDomainId()
                .filter(domain -> more > 0)
                .flatMap(domain -> gate.store(domain, disk.extras(), more));
    }
}
