package org.vireo.tp.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerLinkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private LinkStores stores;
    private TestBroker broker;
    private CamelContext context;
    private ProducerTemplate template;

    @BeforeEach
    void startBroker() throws Exception {
        stores = TestStores.selfSigned(directory, "link");
        broker = new TestBroker(stores, directory);
        broker.start();
    }

    @AfterEach
    void stopBroker() throws Exception {
        if (context != null) {
            context.stop();
        }
        broker.stop();
    }

    @Test
    void carriesRequestAndReplyOverMutualTls() throws Exception {
        try (BrokerLink link = new BrokerLink(broker.url(), stores, 2)) {
            context = echoing(link);
            template = context.createProducerTemplate();
            link.connect();
            assertThat(link.awaitConnected(PATIENCE)).isTrue();
            context.start();
            assertThat(ask("hello")).isEqualTo("echo of hello");
        }
    }

    @Test
    void answersAgainAfterTheBrokerWasAway() throws Exception {
        var heard = new CopyOnWriteArrayList<String>();
        try (BrokerLink link = new BrokerLink(broker.url(), stores, 2)) {
            context = echoing(link);
            template = context.createProducerTemplate();
            link.listen(recording(heard));
            link.connect();
            context.start();
            assertThat(ask("before")).isEqualTo("echo of before");
            broker.stop();
            await(() -> !link.isUp());
            assertThatThrownBy(() -> ask("meanwhile")).isInstanceOf(CamelExecutionException.class);
            broker.start();
            await(link::isUp);
            await(() -> answers());
        }
        assertThat(heard).contains("up", "down");
        assertThat(heard.get(heard.size() - 1)).isEqualTo("up");
    }

    @Test
    void connectsByItselfToABrokerThatStartsLater() throws Exception {
        broker.stop();
        try (BrokerLink link = new BrokerLink(broker.url(), stores, 1)) {
            link.connect();
            assertThat(link.awaitConnected(Duration.ofMillis(1500))).isFalse();
            broker.start();
            assertThat(link.awaitConnected(PATIENCE)).isTrue();
        }
    }

    @Test
    void isNotConnectedWithAForeignCertificate() throws Exception {
        LinkStores foreign = TestStores.selfSigned(directory, "foreign");
        LinkStores trusting =
                new LinkStores(foreign.keyStore(), TestStores.PASSWORD, stores.trustStore(), TestStores.PASSWORD);
        var heard = new CopyOnWriteArrayList<String>();
        try (BrokerLink link = new BrokerLink(broker.url(), trusting, 1)) {
            link.listen(recording(heard));
            link.connect();
            await(() -> heard.contains("down"));
            assertThat(link.isUp()).isFalse();
        }
    }

    @Test
    void dropsHeadersThatSteerCamel() throws Exception {
        try (BrokerLink link = new BrokerLink(broker.url(), stores, 1)) {
            context = echoing(link);
            template = context.createProducerTemplate();
            link.connect();
            context.start();
            Map<String, Object> headers = Map.of("cAmElBeanMethodName", "x", "CamelFileName", "y", "vireoKind", "kept");
            assertThat(template.requestBodyAndHeaders("jms:queue:headers", "", headers, String.class))
                    .contains("vireoKind")
                    .doesNotContainIgnoringCase("BeanMethodName")
                    .doesNotContainIgnoringCase("FileName");
        }
    }

    @Test
    void refusesAPasswordInTheAddressWithoutRepeatingIt() {
        assertThatThrownBy(() -> new BrokerLink("tcp://127.0.0.1:1?keyStorePassword=hush", stores, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("keyStorePassword")
                .hasMessageNotContaining("hush");
    }

    @Test
    void keepsPasswordsOutOfTexts() {
        assertThat(stores.toString()).doesNotContain(TestStores.PASSWORD);
        assertThat(List.of(LinkFactory.secured(broker.url(), stores).getStaticConnectors())
                        .toString())
                .doesNotContain(TestStores.PASSWORD);
    }

    private static CamelContext echoing(BrokerLink link) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.addComponent("jms", link.component());
        context.getShutdownStrategy().setTimeout(2);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("jms:queue:echo").setBody(body().prepend("echo of "));
                from("jms:queue:headers")
                        .process(exchange -> exchange.getMessage()
                                .setBody(exchange.getMessage().getHeaders().keySet().stream()
                                        .filter(name -> !name.startsWith("JMS"))
                                        .toList()
                                        .toString()));
            }
        });
        return context;
    }

    private String ask(String text) {
        return context.createProducerTemplate().requestBody("jms:queue:echo?requestTimeout=2000", text, String.class);
    }

    private boolean answers() {
        try {
            return "echo of again".equals(ask("again"));
        } catch (CamelExecutionException e) {
            return e.getMessage() == null;
        }
    }

    private static LinkListener recording(List<String> heard) {
        return new LinkListener() {
            @Override
            public void up() {
                heard.add("up");
            }

            @Override
            public void down(String reason) {
                heard.add("down");
            }
        };
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}
