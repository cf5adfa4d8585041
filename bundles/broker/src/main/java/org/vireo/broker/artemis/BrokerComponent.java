package org.vireo.broker.artemis;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.broker.HostConnection;
import org.vireo.broker.LinkAuthority;
import org.vireo.broker.LinkBroker;
import org.vireo.broker.Refusal;
import org.vireo.model.HostId;
import org.vireo.pki.CertificateAuthority;

/** Runs the broker of this engine, unless the configuration says that an outside one is used. Thread-safe. */
@Component(service = LinkBroker.class, configurationPid = "vireo.broker", immediate = true)
@Designate(ocd = BrokerComponent.Settings.class)
public final class BrokerComponent implements LinkBroker {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerComponent.class);

    private final Optional<EmbeddedBroker> broker;

    /** Keys of {@code etc/vireo.broker.cfg}. */
    @ObjectClassDefinition(name = "Vireo broker")
    public @interface Settings {
        /** Whether there is one. */
        @AttributeDefinition(description = "false when broker_url of vireo.hostlink names an outside broker")
        boolean embedded() default true;

        /** Listening address. */
        @AttributeDefinition(description = "Address on which the broker listens")
        String host() default "0.0.0.0";

        /** Listening port. */
        @AttributeDefinition(description = "Port on which the broker listens, mutual TLS only")
        int port() default 61617;

        /** Where the journal is. */
        @AttributeDefinition(description = "Directory of the journal; empty means broker below the data directory")
        String directory() default "";
    }

    /** Starts the broker; takes about a second. */
    @Activate
    public BrokerComponent(@Reference CertificateAuthority authority, Settings settings) {
        if (!settings.embedded()) {
            LOG.info("No broker runs here, the link uses an outside one");
            broker = Optional.empty();
            return;
        }
        Path directory = settings.directory().isBlank()
                ? Path.of(System.getProperty("karaf.data", "data"), "broker")
                : Path.of(settings.directory());
        var options = new BrokerOptions(directory, settings.host(), settings.port());
        broker = Optional.of(new EmbeddedBroker(options, authority, Clock.systemUTC()));
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindAuthority(LinkAuthority authority) {
        broker.ifPresent(running -> running.authority(authority));
    }

    void unbindAuthority(LinkAuthority authority) {
        broker.ifPresent(running -> running.without(authority));
    }

    @Deactivate
    void stop() {
        broker.ifPresent(EmbeddedBroker::close);
    }

    @Override
    public Optional<URI> address() {
        return broker.flatMap(EmbeddedBroker::address);
    }

    @Override
    public void dismiss(HostId host) {
        broker.ifPresent(running -> running.dismiss(host));
    }

    @Override
    public List<HostConnection> connections() {
        return broker.map(EmbeddedBroker::connections).orElse(List.of());
    }

    @Override
    public List<Refusal> refusals() {
        return broker.map(EmbeddedBroker::refusals).orElse(List.of());
    }

    @Override
    public long refused() {
        return broker.map(EmbeddedBroker::refused).orElse(0L);
    }
}
