package org.vireo.host.images;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.image.LookAtTransfer;
import org.vireo.protocol.image.TransferState;

/** Says how far a transfer is. */
@Component(service = OperationHandler.class)
public final class LookAtTransferHandler implements OperationHandler<LookAtTransfer, TransferState> {
    private final ImageDoorkeeper door;

    /** Ready at once. */
    @Activate
    public LookAtTransferHandler(@Reference ImageDoorkeeper door) {
        this.door = door;
    }

    @Override
    public Class<LookAtTransfer> request() {
        return LookAtTransfer.class;
    }

    @Override
    public TransferState handle(LookAtTransfer request, HostCall call) {
        return door.tickets().look(request.ticket(), request.validFor());
    }
}
