package org.vireo.catalog;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.catalog.QuotaGate.Weighed;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandGuard;
import org.vireo.engine.api.storage.AddDisk;

/** Disks are added within their quota. */
@Component(service = CommandGuard.class)
public final class AddDiskQuotaGuard implements CommandGuard<AddDisk> {
    private final QuotaGate gate;

    /** Asks the gate. */
    @Activate
    public AddDiskQuotaGuard(@Reference QuotaGate gate) {
        this.gate = gate;
    }

    @Override
    public Class<AddDisk> command() {
        return AddDisk.class;
    }

    @Override
    public Check check(AddDisk command, Caller caller) {
        return gate.verdict("add disk", weighed(command));
    }

    @Override
    public void passed(AddDisk command, Caller caller) {
        gate.tell(weighed(command), caller);
    }

    private Optional<Weighed> weighed(AddDisk command) {
        var disk = command.disk();
        return disk.domain()
                .flatMap(domain ->
                        gate.store(domain, disk.details().extras(), disk.size().bytes()));
    }
}
