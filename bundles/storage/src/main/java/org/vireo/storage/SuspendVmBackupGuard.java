package org.vireo.storage;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandGuard;
import org.vireo.engine.api.vm.SuspendVm;

/** A backup ends with the hypervisor process. */
@Component(service = CommandGuard.class)
public final class SuspendVmBackupGuard implements CommandGuard<SuspendVm> {
    private final Backups backups;

    @Activate
    public SuspendVmBackupGuard(@Reference Backups backups) {
        this.backups = backups;
    }

    @Override
    public Class<SuspendVm> command() {
        return SuspendVm.class;
    }

    @Override
    public Check check(SuspendVm command, Caller caller) {
        return backups.none(command.id(), "Cannot hibernate VM.");
    }
}
