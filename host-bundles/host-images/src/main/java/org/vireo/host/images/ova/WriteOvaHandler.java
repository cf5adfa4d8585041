package org.vireo.host.images.ova;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.ova.WriteOva;
import org.vireo.protocol.storage.Done;

/** Puts a package together. */
@Component(service = OperationHandler.class)
public final class WriteOvaHandler implements OperationHandler<WriteOva, Done> {
    private final OvaPackages packages;

    /** Ready at once. */
    @Activate
    public WriteOvaHandler(@Reference OvaPackages packages) {
        this.packages = packages;
    }

    @Override
    public Class<WriteOva> request() {
        return WriteOva.class;
    }

    @Override
    public Done handle(WriteOva request, HostCall call) {
        packages.writing().write(request, call.deadline());
        return new Done();
    }
}
