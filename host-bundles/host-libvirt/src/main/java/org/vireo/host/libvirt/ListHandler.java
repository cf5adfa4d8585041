package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.vm.DomainList;
import org.vireo.protocol.vm.ListDomains;

/** Lists what runs or is saved. */
@Component(service = OperationHandler.class)
public final class ListHandler implements OperationHandler<ListDomains, DomainList> {
    private final DomainWatch watch;

    /** Ready at once. */
    @Activate
    public ListHandler(@Reference DomainWatch watch) {
        this.watch = watch;
    }

    @Override
    public Class<ListDomains> request() {
        return ListDomains.class;
    }

    @Override
    public DomainList handle(ListDomains request, HostCall call) {
        return new DomainList(watch.inventory());
    }
}
