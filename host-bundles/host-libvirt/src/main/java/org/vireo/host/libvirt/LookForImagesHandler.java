package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.vm.ImagesSeen;
import org.vireo.protocol.vm.LookForImages;

/** Tells which images the disks of a virtual machine have open. */
@Component(service = OperationHandler.class)
public final class LookForImagesHandler implements OperationHandler<LookForImages, ImagesSeen> {
    private final LiveImages images;

    /** Ready at once. */
    @Activate
    public LookForImagesHandler(@Reference LiveImages images) {
        this.images = images;
    }

    @Override
    public Class<LookForImages> request() {
        return LookForImages.class;
    }

    @Override
    public ImagesSeen handle(LookForImages request, HostCall call) {
        return images.look(request.vm());
    }
}
