package org.vireo.storage;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandGuard;
import org.vireo.engine.api.vm.MigrateVm;

/** What a guest overwrites during a backup is kept aside on its host, so it stays there. */
@Component(service = CommandGuard.class)
public final class MigrateVmBackupGuard implements CommandGuard<MigrateVm> {
    private final Backups backups;

    @Activate
    public MigrateVmBackupGuard(@Reference Backups backups) {
        this.backups = backups;
    }

    @Override
    public Class<MigrateVm> command() {
        return MigrateVm.class;
    }

    @Override
    public Check check(MigrateVm command, Caller caller) {
        return backups.none(command.id(), "Cannot migrate VM.");
    }
}
