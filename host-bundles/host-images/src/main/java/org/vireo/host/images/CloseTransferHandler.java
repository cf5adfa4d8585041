package org.vireo.host.images;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.image.CloseTransfer;
import org.vireo.protocol.image.TransferState;

/** Ends a transfer. */
@Component(service = OperationHandler.class)
public final class CloseTransferHandler implements OperationHandler<CloseTransfer, TransferState> {
    private final ImageDoorkeeper door;

    /** Ready at once. */
    @Activate
    public CloseTransferHandler(@Reference ImageDoorkeeper door) {
        this.door = door;
    }

    @Override
    public Class<CloseTransfer> request() {
        return CloseTransfer.class;
    }

    @Override
    public TransferState handle(CloseTransfer request, HostCall call) {
        return door.tickets().close(request.ticket(), request.round());
    }
}
