package org.vireo.storage;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandGuard;
import org.vireo.engine.api.vm.RemoveVm;

/** A virtual machine stays while a client downloads what its snapshots hold. */
@Component(service = CommandGuard.class)
public final class RemoveVmTransferGuard implements CommandGuard<RemoveVm> {
    private final RunningTransfers transfers;

    @Activate
    public RemoveVmTransferGuard(@Reference RunningTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Class<RemoveVm> command() {
        return RemoveVm.class;
    }

    @Override
    public Check check(RemoveVm command, Caller caller) {
        return transfers.none(command.id(), "Cannot remove VM.");
    }
}
