package org.vireo.rest.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.UpgradeException;
import org.eclipse.jetty.websocket.api.WebSocketAdapter;
import org.eclipse.jetty.websocket.client.ClientUpgradeRequest;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.vm.SerialConsoles.End;
import org.vireo.inventory.store.SettableClock;
import org.vireo.model.VmId;
import org.vireo.rest.fakes.FakeEngine;

class ConsoleSocketTest {
    private static final VmId VM = VmId.random();

    private final SettableClock clock = new SettableClock(FakeEngine.NOW);
    private final Grants grants = new Grants(clock);
    private final EchoingSerial serial = new EchoingSerial();
    private final Server jetty = new Server(0);
    private final WebSocketClient client = new WebSocketClient();
    private ServerSocket console;

    @BeforeEach
    void start() throws Exception {
        console = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var handler = new ServletContextHandler();
        handler.addServlet(new ServletHolder(new ConsoleSocket(grants, serial)), ConsoleSocket.PATH);
        jetty.setHandler(handler);
        jetty.start();
        client.start();
    }

    @AfterEach
    void stop() throws Exception {
        client.stop();
        jetty.stop();
        console.close();
    }

    private static final class Page extends WebSocketAdapter {
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        @Override
        public void onWebSocketBinary(byte[] payload, int offset, int length) {
            heard.add(new String(payload, offset, length, StandardCharsets.ISO_8859_1));
        }

        @Override
        public void onWebSocketClose(int status, String reason) {
            heard.add("closed " + status);
        }
    }

    private String key() {
        return grants.give(new Grants.Screen("127.0.0.1", console.getLocalPort()))
                .reveal();
    }

    private Session open(Page page, String key, String origin) throws Exception {
        var port = ((ServerConnector) jetty.getConnectors()[0]).getLocalPort();
        var request = new ClientUpgradeRequest();
        request.setSubProtocols("binary", "vireo." + key);
        request.setHeader("Origin", origin.isEmpty() ? "https://localhost:" + port : origin);
        return client.connect(page, URI.create("ws://localhost:" + port + ConsoleSocket.PATH), request)
                .get(10, TimeUnit.SECONDS);
    }

    @Test
    void carriesBytesBothWaysUntilTheConsoleEnds() throws Exception {
        var page = new Page();
        var session = open(page, key(), "");
        assertThat(session.getUpgradeResponse().getAcceptedSubProtocol()).isEqualTo("binary");
        try (var screen = console.accept()) {
            screen.getOutputStream().write("RFB 003.008\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(page.heard.poll(10, TimeUnit.SECONDS)).isEqualTo("RFB 003.008\n");
            session.getRemote().sendBytes(ByteBuffer.wrap(new byte[] {0, -1, 7}));
            assertThat(screen.getInputStream().readNBytes(3)).containsExactly(0, -1, 7);
        }
        assertThat(page.heard.poll(10, TimeUnit.SECONDS)).isEqualTo("closed 1000");
    }

    private String serialKey(boolean force) {
        return grants.give(new Grants.Serial(VM, Caller.engine("test"), force)).reveal();
    }

    @Test
    void carriesASerialConsoleUntilItEnds() throws Exception {
        var page = new Page();
        var session = open(page, serialKey(false), "");
        session.getRemote().sendBytes(ByteBuffer.wrap("root\r".getBytes(StandardCharsets.US_ASCII)));
        assertThat(page.heard.poll(10, TimeUnit.SECONDS)).isEqualTo("root\r");
        serial.end(End.TAKEN);
        assertThat(page.heard.poll(10, TimeUnit.SECONDS)).isEqualTo("closed 4001");
        assertThat(serial.left.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void tellsAgainWhatAGuestDidNotTakeAtOnce() throws Exception {
        serial.takes(3);
        var page = new Page();
        var session = open(page, serialKey(false), "");
        session.getRemote().sendBytes(ByteBuffer.wrap("abcdefgh".getBytes(StandardCharsets.US_ASCII)));
        var heard = new StringBuilder();
        while (heard.length() < 8) {
            heard.append(page.heard.poll(10, TimeUnit.SECONDS));
        }
        assertThat(heard).hasToString("abcdefgh");
    }

    @Test
    void theSerialConsoleIsLeftWhenThePageGoes() throws Exception {
        open(new Page(), serialKey(false), "").close();
        assertThat(serial.left.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoMayNotOpenASerialConsoleIsToldSo() throws Exception {
        serial.end(End.GONE);
        var page = new Page();
        open(page, serialKey(true), "");
        assertThat(page.heard.poll(10, TimeUnit.SECONDS)).isEqualTo("closed 4003");
    }

    @Test
    void theConsoleIsLeftWhenThePageGoes() throws Exception {
        var session = open(new Page(), key(), "");
        try (var screen = console.accept()) {
            session.close();
            assertThat(screen.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aKeyOpensOneConnectionSoon() throws Exception {
        var key = key();
        open(new Page(), key, "").close();
        assertRefused(key, "", 401);
        assertRefused("0123", "", 401);
        var old = key();
        clock.pass(Grants.VALID);
        assertRefused(old, "", 401);
    }

    @Test
    void aPageOfAnotherServerIsRefusedAndItsKeyKept() throws Exception {
        var key = key();
        assertRefused(key, "https://evil.example", 403);
        open(new Page(), key, "").close();
    }

    private void assertRefused(String key, String origin, int status) {
        assertThatThrownBy(() -> open(new Page(), key, origin))
                .hasCauseInstanceOf(UpgradeException.class)
                .cause()
                .satisfies(refused -> assertThat(((UpgradeException) refused).getResponseStatusCode())
                        .isEqualTo(status));
    }

    @Test
    void aHostThatIsOutOfReachEndsTheConnection() throws Exception {
        var page = new Page();
        var key = key();
        console.close();
        open(page, key, "");
        assertThat(page.heard.poll(10, TimeUnit.SECONDS)).isEqualTo("closed 1011");
    }

    @Test
    void keysDoNotPileUp() throws IOException {
        for (int i = 0; i < 1000; i++) {
            key();
        }
        assertThatThrownBy(this::key).hasMessageContaining("more than 1000 keys");
        clock.pass(Grants.VALID);
        assertThat(key()).hasSize(48);
    }
}
