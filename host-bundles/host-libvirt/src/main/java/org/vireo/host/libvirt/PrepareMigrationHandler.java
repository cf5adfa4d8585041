package org.vireo.host.libvirt;

import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.vm.MigrationDoor;
import org.vireo.protocol.vm.PrepareMigration;

/** Makes this host ready to take a virtual machine over from another one. */
@Component(service = OperationHandler.class)
public final class PrepareMigrationHandler implements OperationHandler<PrepareMigration, MigrationDoor> {
    private final Arrivals arrivals;
    private final DiskSources sources;
    private final HostNeeds needs = new HostNeeds(Path.of("/"));

    /** Ready at once. */
    @Activate
    public PrepareMigrationHandler(@Reference Arrivals arrivals, @Reference DiskSources sources) {
        this.arrivals = arrivals;
        this.sources = sources;
    }

    @Override
    public Class<PrepareMigration> request() {
        return PrepareMigration.class;
    }

    @Override
    public MigrationDoor handle(PrepareMigration request, HostCall call) {
        needs.check(request.domain());
        request.claim().ifPresent(claim -> sources.claim(request.domain().id(), claim, call));
        return arrivals.expect(request.source(), sources.open(request.domain(), call));
    }
}
