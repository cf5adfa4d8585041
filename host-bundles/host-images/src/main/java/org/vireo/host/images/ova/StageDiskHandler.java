package org.vireo.host.images.ova;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.images.Sources;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.ova.DiskStaged;
import org.vireo.protocol.ova.StageDisk;

/** Makes the image of a disk for a package. */
@Component(service = OperationHandler.class)
public final class StageDiskHandler implements OperationHandler<StageDisk, DiskStaged> {
    private final OvaPackages packages;
    private final Sources sources;

    /** Ready at once. */
    @Activate
    public StageDiskHandler(@Reference OvaPackages packages, @Reference Sources sources) {
        this.packages = packages;
        this.sources = sources;
    }

    @Override
    public Class<StageDisk> request() {
        return StageDisk.class;
    }

    @Override
    public DiskStaged handle(StageDisk request, HostCall call) {
        return new DiskStaged(packages.writing().stage(request, sources.open(request.source(), call), call.deadline()));
    }
}
