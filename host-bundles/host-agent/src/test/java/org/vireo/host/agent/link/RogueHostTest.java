package org.vireo.host.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.broker.Refusal;
import org.vireo.engine.api.host.ReportReceiver;
import org.vireo.host.agent.identity.Identity;
import org.vireo.model.HostId;
import org.vireo.protocol.host.Heartbeat;
import org.vireo.protocol.host.Ping;
import org.vireo.protocol.storage.Done;
import org.vireo.protocol.wire.ReplyEnvelope;
import org.vireo.protocol.wire.ReportEnvelope;
import org.vireo.protocol.wire.WireCodec;
import org.vireo.tp.camel.BrokerLink;
import org.vireo.tp.camel.LinkStores;

/** What the engine and its broker do about a host that is enrolled but runs other code than ours. */
class RogueHostTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path shared;

    private static Engine engine;

    @TempDir
    Path directory;

    private final List<ReportReceiver> receivers = new ArrayList<>();
    private TestHost host;

    @BeforeAll
    static void startEngine() throws Exception {
        engine = new Engine(shared.resolve("engine"));
    }

    @AfterAll
    static void stopEngine() {
        engine.close();
    }

    @BeforeEach
    void start() {
        host = new TestHost(directory.resolve("host"), engine.url());
    }

    @AfterEach
    void stop() {
        receivers.forEach(engine.link::removeReceiver);
        host.close();
    }

    private void receive(ReportReceiver receiver) {
        receivers.add(receiver);
        engine.link.addReceiver(receiver);
    }

    private HostId enrol() {
        var id = HostId.random();
        host.give(engine.desk.offer(id).token());
        Patience.until("the host is linked", host.agent::isLinked);
        return id;
    }

    @Test
    void refusesAHostWithTheKeyItHadBefore() {
        var id = enrol();
        Identity before = copyOf(host.identities.load().orElseThrow());
        host.give(engine.desk.offer(id).token());
        Patience.until("the new key is there", () -> !Files.exists(host.tokenFile));
        try (var link = link(before)) {
            link.connect();
            Patience.until(
                    "the broker refused it",
                    () -> engine.broker.refusals().stream()
                            .anyMatch(refusal -> refusal.reason() == Refusal.Reason.NOT_ENROLLED
                                    && refusal.detail().contains(id.toString())));
            assertThat(link.isUp()).isFalse();
        }
    }

    private Identity copyOf(Identity identity) {
        try {
            Path keys = Files.copy(identity.keyStore(), directory.resolve("old.p12"));
            Path trust = Files.copy(identity.trustStore(), directory.resolve("old-trust.p12"));
            return new Identity(identity.host(), identity.brokerUrl(), keys, trust, identity.password());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static BrokerLink link(Identity identity) {
        String password = identity.password().reveal();
        return new BrokerLink(
                identity.brokerUrl(),
                new LinkStores(identity.keyStore(), password, identity.trustStore(), password),
                1);
    }

    /** A host that runs other code than ours, with a certificate of its own. */
    private DefaultCamelContext rogue(Identity identity, BrokerLink link, RouteBuilder routes) throws Exception {
        link.connect();
        assertThat(link.awaitConnected(PATIENCE)).isTrue();
        var context = new DefaultCamelContext();
        context.getShutdownStrategy().setTimeout(1);
        context.addComponent("jms", link.component());
        context.addRoutes(routes);
        context.start();
        assertThat(identity.host()).isNotNull();
        return context;
    }

    private Identity identityWithoutAgent() {
        enrol();
        var identity = host.identities.load().orElseThrow();
        host.close();
        return identity;
    }

    @Test
    void refusesAnAnswerInTheNameOfAnotherHost() throws Exception {
        var identity = identityWithoutAgent();
        var codec = new WireCodec();
        try (var link = link(identity);
                var context = rogue(identity, link, new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("jms:queue:vireo.host." + identity.host()).process(exchange -> {
                            var asked = codec.request(exchange.getMessage().getBody(String.class));
                            exchange.getMessage()
                                    .setBody(codec.write(new ReplyEnvelope(
                                            1,
                                            asked.operation(),
                                            HostId.random(),
                                            Optional.of(codec.tree(new Done())),
                                            Optional.empty())));
                        });
                    }
                })) {
            assertThat(context.isStarted()).isTrue();
            assertThatThrownBy(() -> engine.calls().call(identity.host(), new Ping(), TestCall.within(PATIENCE)))
                    .hasMessageContaining("was answered wrongly: the answer says it is by");
        }
    }

    @Test
    void refusesAnAnswerThatIsNoText() throws Exception {
        var identity = identityWithoutAgent();
        try (var link = link(identity);
                var context = rogue(identity, link, new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("jms:queue:vireo.host." + identity.host()).setBody(exchange -> new byte[] {1, 2, 3});
                    }
                })) {
            assertThat(context.isStarted()).isTrue();
            assertThatThrownBy(() -> engine.calls().call(identity.host(), new Ping(), TestCall.within(PATIENCE)))
                    .hasMessageContaining("not text");
        }
    }

    @Test
    void takesNoReportInTheNameOfAnotherHost() throws Exception {
        var identity = identityWithoutAgent();
        var stranger = HostId.random();
        var from = new CopyOnWriteArrayList<HostId>();
        receive((sender, sequence, at, report) -> from.add(sender));
        var codec = new WireCodec();
        var beat = codec.tree(new Heartbeat(Instant.now(), true));
        try (var link = link(identity);
                var context = rogue(identity, link, new RouteBuilder() {
                    @Override
                    public void configure() {
                        // it only sends
                    }
                });
                var template = context.createProducerTemplate()) {
            for (HostId name : List.of(stranger, identity.host())) {
                var report = new ReportEnvelope(1, name, "host.heartbeat", Long.MAX_VALUE, Instant.now(), beat);
                template.sendBodyAndHeader(
                        "jms:queue:vireo.engine.reports", codec.write(report), "CamelBeanMethodName", "evil");
            }
            Patience.until("the honest one arrived", () -> from.contains(identity.host()));
        }
        assertThat(from).doesNotContain(stranger);
    }

    @Test
    void refusesAHostTheQueueOfAnotherByTheBrokersOwnReason() throws Exception {
        var identity = identityWithoutAgent();
        var other = HostId.random();
        try (var link = link(identity);
                var context = rogue(identity, link, new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("jms:queue:vireo.host." + other).log("stolen");
                    }
                })) {
            assertThat(context.isStarted()).isTrue();
            Patience.until(
                    "the broker refused it",
                    () -> engine.broker.refusals().stream()
                            .anyMatch(refusal -> refusal.reason() == Refusal.Reason.FORBIDDEN
                                    && refusal.who().equals(identity.host().toString())
                                    && refusal.detail().endsWith("on vireo.host." + other)));
        }
    }
}
