package org.vireo.hostlink;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.vireo.engine.api.host.ReportReceiver;
import org.vireo.hostlink.call.CallLimits;
import org.vireo.hostlink.call.HostCalls;
import org.vireo.hostlink.contexts.LinkConnection;
import org.vireo.hostlink.contexts.OwnedContext;
import org.vireo.hostlink.report.IntakeSwitch;
import org.vireo.hostlink.report.LateReceiver;
import org.vireo.hostlink.report.ReportIntake;
import org.vireo.hostlink.report.ReportRoutes;
import org.vireo.hostlink.settings.LinkSettings;
import org.vireo.model.HostId;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.HostRequest;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

/** The engine's door to the hosts, and where their reports come in. Thread-safe. */
@Component(service = HostLink.class, configurationPid = "vireo.hostlink", immediate = true)
public final class LinkService implements HostLink {
    private static final Duration SETTLE = Duration.ofSeconds(2);

    private final OwnedContext context;
    private final HostCalls calls;
    private final IntakeSwitch intake;
    private final Map<ServiceReference<ReportReceiver>, LateReceiver> late = new ConcurrentHashMap<>();

    /** Starts the routes; returns before the broker is reached. */
    @Activate
    public LinkService(@Reference LinkConnection link, LinkSettings settings) {
        this(
                link,
                new CallLimits(
                        settings.node(),
                        settings.in__flight__per__host(),
                        Duration.ofSeconds(settings.attempt__seconds())),
                settings.report__attempts(),
                SETTLE,
                Clock.systemUTC());
    }

    /** Starts the routes; reports are taken in once receivers have been unchanged for {@code settle}. */
    public LinkService(LinkConnection link, CallLimits limits, int reportAttempts, Duration settle, Clock clock) {
        context = new OwnedContext("vireo-hostlink", LinkService.class.getClassLoader(), link.component());
        calls = new HostCalls(context, clock, limits);
        var reports = new ReportIntake();
        context.add(new ReportRoutes(reports, reportAttempts));
        intake = new IntakeSwitch(context, reports, settle);
    }

    @Override
    public <T extends HostReply> T call(HostId host, HostRequest<T> request, Call call) {
        return calls.call(host, request, call);
    }

    @Reference(
            service = ReportReceiver.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "leave")
    void arrive(ComponentServiceObjects<ReportReceiver> objects) {
        var receiver = new LateReceiver(objects);
        late.put(objects.getServiceReference(), receiver);
        addReceiver(receiver);
    }

    void leave(ServiceReference<ReportReceiver> reference) {
        var receiver = late.remove(reference);
        if (receiver != null) {
            removeReceiver(receiver);
            receiver.release();
        }
    }

    /** One more receiver of reports. */
    public void addReceiver(ReportReceiver receiver) {
        intake.add(receiver);
    }

    /** One receiver less. */
    public void removeReceiver(ReportReceiver receiver) {
        intake.remove(receiver);
    }

    /** Ends the routes. */
    @Deactivate
    public void close() {
        intake.close();
        context.close();
    }
}
