package ${package};

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.model.Secret;
import org.vireo.spi.fence.FenceAgent;
import org.vireo.spi.fence.FenceTarget;
import org.vireo.testkit.FenceAgentContract;
import org.vireo.testkit.TestCall;
import org.vireo.testkit.TestHosts;

/** Against a device that is a server of this test. */
class ${Type}FenceAgentTest extends FenceAgentContract {
    private volatile String power = "on";
    private HttpServer device;

    @BeforeEach
    void start() throws IOException {
        device = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        device.createContext("/power", this::answer);
        device.start();
    }

    @AfterEach
    void stop() {
        device.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var login = "fencer:" + PASSWORD;
            var right = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
            if (!right.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            if (exchange.getRequestMethod().equals("PUT")) {
                power = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            }
            exchange.sendResponseHeaders(200, power.length());
            exchange.getResponseBody().write(power.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    protected FenceAgent agent() {
        return new ${Type}FenceAgent("http");
    }

    @Override
    protected FenceTarget target() {
        return target(device.getAddress().getPort(), PASSWORD);
    }

    /** Port 1 is nobody's. */
    @Override
    protected FenceTarget deadTarget() {
        return target(1, PASSWORD);
    }

    private static FenceTarget target(int port, String password) {
        return new FenceTarget(
                "${type}", "127.0.0.1", Optional.of(port), "fencer", Optional.of(Secret.of(password)), Map.of());
    }

    @Test
    void wrongPasswordSwitchesNothing() {
        var wrong = target(device.getAddress().getPort(), "wrong");
        assertThatThrownBy(() -> agent().powerOff(wrong, TestCall.to(new TestHosts()))).hasMessageContaining("401");
        assertThat(power).isEqualTo("on");
    }

    @Test
    void saysWhenACertificateIsNone() {
        var right = target();
        var odd = new FenceTarget(
                "${type}", right.address(), right.port(), "fencer", right.password(), Map.of("certificate", "none"));
        assertThatThrownBy(() -> agent().status(odd, TestCall.to(new TestHosts()))).hasMessageContaining("'certificate'");
    }
}
