package org.vireo.catalog;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.catalog.QuotaGate.Weighed;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandGuard;
import org.vireo.engine.api.storage.AttachDisk;

/** Disks that are made for a virtual machine are made within their quota. */
@Component(service = CommandGuard.class)
public final class AttachDiskQuotaGuard implements CommandGuard<AttachDisk> {
    private final QuotaGate gate;

    /** Asks the gate. */
    @Activate
    public AttachDiskQuotaGuard(@Reference QuotaGate gate) {
        this.gate = gate;
    }

    @Override
    public Class<AttachDisk> command() {
        return AttachDisk.class;
    }

    @Override
    public Check check(AttachDisk command, Caller caller) {
        return gate.verdict("add disk", weighed(command));
    }

    @Override
    public void passed(AttachDisk command, Caller caller) {
        gate.tell(weighed(command), caller);
    }

    private Optional<Weighed> weighed(AttachDisk command) {
        return command.create()
                .flatMap(disk -> disk.domain()
                        .flatMap(domain -> gate.store(
                                domain, disk.details().extras(), disk.size().bytes())));
    }
}
