package org.vireo.storage;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandGuard;
import org.vireo.engine.api.vm.StartVm;

/** No machine runs from a domain for backups, so that what lies there stays as it was put there. */
@Component(service = CommandGuard.class)
public final class StartVmCopiesGuard implements CommandGuard<StartVm> {
    private final CopiesOnly copies;

    @Activate
    public StartVmCopiesGuard(@Reference CopiesOnly copies) {
        this.copies = copies;
    }

    @Override
    public Class<StartVm> command() {
        return StartVm.class;
    }

    @Override
    public Check check(StartVm command, Caller caller) {
        return copies.of(command.id())
                .map(kept -> Check.conflict("Cannot run VM. Disk " + kept.disk().name() + " lies on Storage Domain "
                        + kept.domain().name() + ", which is for backups: move the disk to another one first."))
                .orElse(Check.FINE);
    }
}
