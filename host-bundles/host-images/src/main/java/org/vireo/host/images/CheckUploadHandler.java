package org.vireo.host.images;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.image.CheckUpload;
import org.vireo.protocol.image.UploadChecked;

/** Inspects what a client has written. */
@Component(service = OperationHandler.class)
public final class CheckUploadHandler implements OperationHandler<CheckUpload, UploadChecked> {
    private final Images images;
    private final Sources sources;

    /** Ready at once. */
    @Activate
    public CheckUploadHandler(@Reference Images images, @Reference Sources sources) {
        this.images = images;
        this.sources = sources;
    }

    @Override
    public Class<CheckUpload> request() {
        return CheckUpload.class;
    }

    @Override
    public UploadChecked handle(CheckUpload request, HostCall call) {
        return images.check(request, sources.open(request.source(), call), call.deadline());
    }
}
