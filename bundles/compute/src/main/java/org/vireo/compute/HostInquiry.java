package org.vireo.compute;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.OperationId;
import org.vireo.model.VireoException;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.vm.DomainList;
import org.vireo.protocol.vm.ListDomains;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

/** Questions to hosts that belong to no job. Thread-safe. */
@Component(service = HostInquiry.class)
public final class HostInquiry {
    private static final Logger LOG = LoggerFactory.getLogger(HostInquiry.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Projector projector;
    private final Clock clock = Clock.systemUTC();
    private final AtomicReference<HostLink> link = new AtomicReference<>();

    /** Tells the projector what hosts answer. */
    @Activate
    public HostInquiry(@Reference Projector projector) {
        this.projector = projector;
    }

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

    /** Asks what runs on the host and takes it over; a host that is lost again meanwhile is asked when it is back. */
    void ask(HostId host) {
        try {
            DomainList answer = call(host, new ListDomains(), PATIENCE);
            projector.answered(host, clock.instant(), answer.domains());
        } catch (VireoException e) {
            LOG.warn("Host {} came back but did not say what it runs: {}", host, e.getMessage());
        }
    }

    <T extends HostReply> T call(HostId host, HostRequest<T> request, Duration patience) {
        var now = link.get();
        if (now == null) {
            throw new VireoException(
                    ModelError.HOST_UNREACHABLE,
                    "cannot ask host " + host + ": the link to the hosts is not up in this engine");
        }
        return now.call(
                host, request, new Direct(OperationId.random(), clock.instant().plus(patience), now));
    }

    /** A call that belongs to no job; empty while the link to the hosts is not up. */
    Optional<Call> direct(Duration patience) {
        return Optional.ofNullable(link.get())
                .map(now -> new Direct(OperationId.random(), clock.instant().plus(patience), now));
    }

    /** A call of its own. */
    private record Direct(OperationId operation, java.time.Instant deadline, HostLink hosts) implements Call {
        @Override
        public void progress(int percent) {
            LOG.trace("{} is at {} %", operation, percent);
        }

        @Override
        public Call part(String name) {
            return new Direct(operation.part(name), deadline, hosts);
        }
    }
}
