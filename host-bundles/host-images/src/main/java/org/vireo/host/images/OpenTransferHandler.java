package org.vireo.host.images;

import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.images.ticket.Ticket;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.image.OpenTransfer;
import org.vireo.protocol.image.TransferState;

/** Lets clients with a ticket move an image. */
@Component(service = OperationHandler.class)
public final class OpenTransferHandler implements OperationHandler<OpenTransfer, TransferState> {
    private final ImageDoorkeeper door;
    private final Images images;
    private final Sources sources;

    /** Ready at once. */
    @Activate
    public OpenTransferHandler(@Reference ImageDoorkeeper door, @Reference Images images, @Reference Sources sources) {
        this.door = door;
        this.images = images;
        this.sources = sources;
    }

    @Override
    public Class<OpenTransfer> request() {
        return OpenTransfer.class;
    }

    @Override
    public TransferState handle(OpenTransfer request, HostCall call) {
        door.open(request.certificate());
        return door.tickets().open(request.ticket(), request.round(), request.validFor(), () -> ticket(request, call));
    }

    private Ticket ticket(OpenTransfer request, HostCall call) {
        var export = images.serve(request, sources.open(request.source(), call), call.deadline());
        return new Ticket(
                export,
                request.writable(),
                request.sparse(),
                request.fileName(),
                request.validFor(),
                Clock.systemUTC());
    }
}
