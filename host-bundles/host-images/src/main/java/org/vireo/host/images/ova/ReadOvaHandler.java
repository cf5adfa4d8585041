package org.vireo.host.images.ova;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.images.Sources;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.ova.ReadOva;
import org.vireo.protocol.storage.Done;

/** Copies an image out of a package. */
@Component(service = OperationHandler.class)
public final class ReadOvaHandler implements OperationHandler<ReadOva, Done> {
    private final OvaPackages packages;
    private final Sources sources;

    /** Ready at once. */
    @Activate
    public ReadOvaHandler(@Reference OvaPackages packages, @Reference Sources sources) {
        this.packages = packages;
        this.sources = sources;
    }

    @Override
    public Class<ReadOva> request() {
        return ReadOva.class;
    }

    @Override
    public Done handle(ReadOva request, HostCall call) {
        packages.reading().read(request, sources.open(request.target(), call), call.deadline());
        return new Done();
    }
}
