package org.vireo.host.images;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.image.ImageDoor;
import org.vireo.protocol.image.PrepareImageDoor;

/** Says where clients move images here. */
@Component(service = OperationHandler.class)
public final class PrepareImageDoorHandler implements OperationHandler<PrepareImageDoor, ImageDoor> {
    private final ImageDoorkeeper door;

    /** Ready at once. */
    @Activate
    public PrepareImageDoorHandler(@Reference ImageDoorkeeper door) {
        this.door = door;
    }

    @Override
    public Class<PrepareImageDoor> request() {
        return PrepareImageDoor.class;
    }

    @Override
    public ImageDoor handle(PrepareImageDoor request, HostCall call) {
        return door.prepare(request.address(), request.authority());
    }
}
