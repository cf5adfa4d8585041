package org.vireo.hostlink;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.broker.HostConnection;
import org.vireo.broker.LinkBroker;
import org.vireo.broker.Refusal;
import org.vireo.engine.api.host.LinkedHosts;
import org.vireo.model.HostId;

/** Tells what the broker sees. Thread-safe. */
@Component(service = LinkedHosts.class)
public final class BrokerLinks implements LinkedHosts {
    private final LinkBroker broker;

    /** Asks this broker. */
    @Activate
    public BrokerLinks(@Reference LinkBroker broker) {
        this.broker = broker;
    }

    @Override
    public boolean known() {
        return broker.address().isPresent();
    }

    @Override
    public Map<HostId, Connected> connected() {
        return broker.connections().stream()
                .collect(Collectors.toMap(HostConnection::host, BrokerLinks::connected, BrokerLinks::elder));
    }

    private static Connected connected(HostConnection connection) {
        return new Connected(
                connection.since(), connection.peer(), connection.certificateUntil(), connection.waiting());
    }

    private static Connected elder(Connected one, Connected other) {
        return one.since().isAfter(other.since()) ? other : one;
    }

    @Override
    public List<Refused> refused() {
        var latestFirst = new ArrayList<>(broker.refusals());
        Collections.reverse(latestFirst);
        return latestFirst.stream().map(BrokerLinks::refused).toList();
    }

    private static Refused refused(Refusal refusal) {
        return new Refused(
                refusal.at(), refusal.reason().name().toLowerCase(Locale.ROOT), refusal.who(), refusal.detail());
    }
}
