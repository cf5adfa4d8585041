package org.vireo.jobs;

import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.HostRequest;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

/** The link to the hosts as steps see it, also while it is being replaced. Thread-safe. */
@Component(service = HostDoor.class)
public final class HostDoor implements HostLink {
    private final AtomicReference<HostLink> link = new AtomicReference<>();

    /** Closed at first. */
    @Activate
    public HostDoor() {}

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindLink(HostLink there) {
        link.set(there);
    }

    void unbindLink(HostLink gone) {
        link.compareAndSet(gone, null);
    }

    @Override
    public <T extends HostReply> T call(HostId host, HostRequest<T> request, Call call) {
        var now = link.get();
        if (now == null) {
            throw new VireoException(
                    ModelError.HOST_UNREACHABLE,
                    "cannot ask host " + host + ": the link to the hosts is not up in this engine");
        }
        return now.call(host, request, call);
    }
}
