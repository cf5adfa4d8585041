package org.vireo.broker.artemis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.broker.Refusal;
import org.vireo.broker.Refusal.Reason;
import org.vireo.model.HostId;
import org.vireo.pki.CertificateAuthority;
import org.vireo.pki.local.LocalCertificateAuthority;

/** A refused client sees a time-out or a closed channel; what counts is the reason that the broker itself gives. */
class EmbeddedBrokerTest {
    private static final HostId HOST = HostId.random();
    private static final HostId OTHER = HostId.random();

    @TempDir
    static Path keys;

    private static CertificateAuthority authority;
    private static Client.HostKeys host;
    private static Client.HostKeys other;

    @TempDir
    Path directory;

    private final Set<String> enrolled = ConcurrentHashMap.newKeySet();
    private EmbeddedBroker broker;
    private int port;

    @BeforeAll
    static void makeKeys() throws Exception {
        authority = new LocalCertificateAuthority(keys.resolve("pki"), List.of(), Clock.systemUTC());
        host = Client.hostKeys(authority, HOST, keys);
        other = Client.hostKeys(authority, OTHER, keys);
    }

    @AfterAll
    static void forgetKeys() {
        authority = null;
    }

    @BeforeEach
    void start() throws Exception {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        broker = open();
        enrolled.add(HOST + host.serial());
        enrolled.add(OTHER + other.serial());
    }

    private EmbeddedBroker open() {
        var options = new BrokerOptions(directory.resolve("broker"), "127.0.0.1", port);
        var opened = new EmbeddedBroker(options, authority, Clock.systemUTC());
        opened.authority((id, serial) -> enrolled.contains(id + serial));
        return opened;
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private Client engine() throws Exception {
        return Client.with(port, authority.engineStore(), authority.trustStore());
    }

    private Client connect(Client.HostKeys who) throws Exception {
        return Client.with(port, who.store(), authority.trustStore());
    }

    private interface Attempt {
        Object run() throws Exception;
    }

    private Refusal refusalOf(Attempt attempt) {
        long before = broker.refused();
        assertThatThrownBy(attempt::run).isInstanceOf(ActiveMQException.class);
        await(() -> broker.refused() > before);
        return broker.refusals().get(broker.refusals().size() - 1);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void carriesAMessageFromTheEngineToAHost() throws Exception {
        try (var client = connect(host);
                var sender = engine()) {
            var consumer = client.session.createConsumer("vireo.host." + HOST);
            var message = sender.session.createMessage(false);
            message.getBodyBuffer().writeString("hello");
            sender.session.createProducer("vireo.host." + HOST).send(message);
            var received = consumer.receive(5000);
            assertThat(received.getBodyBuffer().readString()).isEqualTo("hello");
            assertThat(received.getValidatedUserID()).isEqualTo("engine");
        }
        assertThat(broker.refused()).isZero();
    }

    @Test
    void tellsWhichHostsAreConnectedAndWhatWaitsForThem() throws Exception {
        var before = Instant.now().minusSeconds(1);
        try (var client = connect(host);
                var sender = engine()) {
            sender.session.createProducer("vireo.host." + HOST).send(sender.session.createMessage(false));
            assertThat(client.session.isClosed()).isFalse();
            await(() -> broker.connections().stream().anyMatch(c -> c.waiting() == 1));

            assertThat(broker.connections()).singleElement().satisfies(connection -> {
                assertThat(connection.host()).isEqualTo(HOST);
                assertThat(connection.since()).isBetween(before, Instant.now());
                assertThat(connection.peer()).contains("127.0.0.1");
                assertThat(connection.certificateUntil()).isAfter(Instant.now().plus(Duration.ofDays(30)));
            });
        }
        await(() -> broker.connections().isEmpty());
    }

    @Test
    void vouchesForTheSenderWhateverItClaims() throws Exception {
        try (var client = connect(host);
                var reader = engine()) {
            var message = client.session.createMessage(true);
            message.setValidatedUserID(OTHER.toString());
            client.session.createProducer("vireo.engine.reports").send(message);
            var received = reader.session.createConsumer("vireo.engine.reports").receive(5000);
            assertThat(received.getValidatedUserID()).isEqualTo(HOST.toString());
        }
    }

    @Test
    void refusesAClientWithoutCertificate() {
        var refusal = refusalOf(() -> Client.withoutCertificate(port, authority.trustStore()));
        assertThat(refusal.reason()).isEqualTo(Reason.NO_CERTIFICATE);
    }

    @Test
    void refusesACertificateOfAForeignAuthority() throws Exception {
        var foreign = new LocalCertificateAuthority(directory.resolve("foreign"), List.of(), Clock.systemUTC());
        long before = broker.refused();
        assertThatThrownBy(() -> StubbornClient.handshake(port, foreign.engineStore(), authority.trustStore()))
                .isInstanceOf(IOException.class);
        await(() -> broker.refused() > before);
        assertThat(broker.refusals()).extracting(Refusal::reason).containsExactly(Reason.UNTRUSTED_CERTIFICATE);
    }

    @Test
    void refusesTheWebServersCertificateAsAClient() {
        var refusal = refusalOf(() -> Client.with(port, authority.httpsStore(), authority.trustStore()));
        assertThat(refusal.reason()).isEqualTo(Reason.UNTRUSTED_CERTIFICATE);
    }

    @Test
    void refusesOldTls() {
        var refusal = refusalOf(() -> Client.oldTls(port, host.store(), authority.trustStore()));
        assertThat(refusal.reason()).isEqualTo(Reason.OLD_TLS);
    }

    @Test
    void refusesPlainText() {
        var refusal = refusalOf(() -> Client.plain(port));
        assertThat(refusal.reason()).isEqualTo(Reason.PLAIN_TEXT);
    }

    @Test
    void refusesAUserNameThatClaimsToBeTheEngine() {
        var refusal = refusalOf(() -> Client.named(port, host.store(), authority.trustStore(), "engine"));
        assertThat(refusal.reason()).isEqualTo(Reason.NAMED_USER);
    }

    @Test
    void refusesTheClusterUserThatArtemisComesWith() {
        var refusal = refusalOf(
                () -> Client.named(port, host.store(), authority.trustStore(), "ACTIVEMQ.CLUSTER.ADMIN.USER"));
        assertThat(refusal.reason()).isEqualTo(Reason.NAMED_USER);
    }

    @Test
    void refusesAHostTheQueueOfAnother() throws Exception {
        try (var owner = connect(host);
                var thief = connect(other)) {
            assertThat(owner.session.isClosed()).isFalse();
            var refusal = refusalOf(() -> thief.session.createConsumer("vireo.host." + HOST));
            assertThat(refusal.reason()).isEqualTo(Reason.FORBIDDEN);
            assertThat(refusal.detail()).isEqualTo(OTHER + " may not CONSUME on vireo.host." + HOST);
        }
    }

    @Test
    void refusesAHostToBrowseCreateAndManage() throws Exception {
        try (var client = connect(host)) {
            var browse = refusalOf(() -> client.session.createConsumer("vireo.host." + HOST, true));
            assertThat(browse.detail()).contains("may not BROWSE");
            var create = refusalOf(() -> {
                client.session.createQueue(QueueConfiguration.of("mine"));
                return null;
            });
            assertThat(create.detail()).contains("may not CREATE_DURABLE_QUEUE on mine");
            var manage = refusalOf(() -> {
                client.session.createProducer("activemq.management").send(client.session.createMessage(true));
                return null;
            });
            assertThat(manage.detail()).contains("on activemq.management");
        }
    }

    @Test
    void admitsAHostThatIsEnrolledWhileItRuns() throws Exception {
        enrolled.clear();
        var refusal = refusalOf(() -> connect(host));
        assertThat(refusal.reason()).isEqualTo(Reason.NOT_ENROLLED);
        enrolled.add(HOST + host.serial());
        try (var client = connect(host)) {
            assertThat(client.session.createConsumer("vireo.host." + HOST)).isNotNull();
        }
    }

    @Test
    void cutsOffADismissedHost() throws Exception {
        try (var client = connect(host)) {
            assertThat(client.session.createConsumer("vireo.host." + HOST)).isNotNull();
            enrolled.clear();
            broker.dismiss(HOST);
            await(client.session::isClosed);
            assertThatThrownBy(() -> connect(host)).isInstanceOf(ActiveMQSecurityException.class);
        }
    }

    @Test
    void cutsOffAHostThatWasRemovedWithoutDismissal() throws Exception {
        try (var client = connect(host)) {
            enrolled.clear();
            await(client.session::isClosed);
        }
        assertThat(broker.refusals()).extracting(Refusal::reason).contains(Reason.NOT_ENROLLED);
    }

    @Test
    void refusesAMessageNoHonestHostSends() throws Exception {
        try (var client = connect(host)) {
            var refusal = refusalOf(() -> {
                var message = client.session.createMessage(true);
                message.getBodyBuffer().writeBytes(new byte[9 * 1024 * 1024]);
                client.session.createProducer("vireo.engine.reports").send(message);
                return null;
            });
            assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE);
        }
    }

    @Test
    void keepsReportsOverARestart() throws Exception {
        try (var client = connect(host)) {
            var message = client.session.createMessage(true);
            message.getBodyBuffer().writeString("kept");
            client.session.createProducer("vireo.engine.reports").send(message);
        }
        broker.close();
        broker = open();
        try (var reader = engine()) {
            var received = reader.session.createConsumer("vireo.engine.reports").receive(5000);
            assertThat(received.getBodyBuffer().readString()).isEqualTo("kept");
        }
    }
}
