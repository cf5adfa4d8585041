package org.vireo.hostlink.contexts;

import java.net.URI;
import org.apache.camel.component.jms.JmsComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.vireo.broker.LinkBroker;
import org.vireo.hostlink.settings.LinkSettings;
import org.vireo.pki.CertificateAuthority;
import org.vireo.tp.camel.BrokerLink;
import org.vireo.tp.camel.LinkStores;

/** The engine's connection to the broker, shared by all contexts; it comes back by itself. Thread-safe. */
@Component(service = LinkConnection.class, configurationPid = "vireo.hostlink")
public final class LinkConnection {
    private static final int SESSIONS = 32;

    private final BrokerLink link;

    /** Begins to connect, without waiting. */
    @Activate
    public LinkConnection(
            @Reference CertificateAuthority authority, @Reference LinkBroker broker, LinkSettings settings) {
        this(authority, url(broker, settings.broker__url()));
    }

    /** Begins to connect to the broker at {@code url}. */
    public LinkConnection(CertificateAuthority authority, String url) {
        var keys = authority.engineStore();
        var trust = authority.trustStore();
        var stores = new LinkStores(
                keys.path(),
                keys.password().reveal(),
                trust.path(),
                trust.password().reveal());
        link = new BrokerLink(url, stores, SESSIONS);
        link.connect();
    }

    private static String url(LinkBroker broker, String configured) {
        if (!configured.isBlank()) {
            return configured;
        }
        return broker.address()
                .map(URI::toString)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no broker runs in this engine: broker_url of vireo.hostlink must name one"));
    }

    /** A component for one context. */
    public JmsComponent component() {
        return link.component();
    }

    /** Whether the broker is reachable. */
    public boolean isUp() {
        return link.isUp();
    }

    /** Ends the connection. */
    @Deactivate
    public void close() {
        link.close();
    }
}
