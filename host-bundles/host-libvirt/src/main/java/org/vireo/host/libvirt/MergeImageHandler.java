package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.MergeImage;

/** Begins to take an image out from under a running virtual machine. */
@Component(service = OperationHandler.class)
public final class MergeImageHandler implements OperationHandler<MergeImage, Accepted> {
    private final LiveImages images;

    /** Ready at once. */
    @Activate
    public MergeImageHandler(@Reference LiveImages images) {
        this.images = images;
    }

    @Override
    public Class<MergeImage> request() {
        return MergeImage.class;
    }

    @Override
    public Accepted handle(MergeImage request, HostCall call) {
        images.merge(request);
        return new Accepted();
    }
}
