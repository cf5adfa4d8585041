package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.spi.notify.Delivery;
import org.vireo.spi.notify.NotificationChannel;
import org.vireo.spi.notify.Recipient;
import org.vireo.testkit.NotificationChannelContract;

/** Against a real server on this machine, and one that never says a word. */
class ${Type}ChannelTest extends NotificationChannelContract {
    private final List<String> arrived = new CopyOnWriteArrayList<>();

    private volatile int status = 200;
    private HttpServer chat;
    private ServerSocket silent;

    @BeforeEach
    void start() throws IOException {
        var here = InetAddress.getLoopbackAddress();
        silent = new ServerSocket(0, 50, here);
        chat = HttpServer.create(new InetSocketAddress(here, 0), 0);
        chat.createContext("/", exchange -> {
            arrived.add(new ObjectMapper().readTree(exchange.getRequestBody()).path("text").asText());
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        chat.start();
    }

    @AfterEach
    void stop() throws IOException {
        chat.stop(0);
        silent.close();
    }

    private static NotificationChannel at(int port) {
        return new ${Type}Channel(URI.create("http://127.0.0.1:" + port + "/"));
    }

    @Override
    protected NotificationChannel channel() {
        return at(chat.getAddress().getPort());
    }

    @Override
    protected NotificationChannel unanswered() {
        return at(silent.getLocalPort());
    }

    @Override
    protected String address() {
        return "operators";
    }

    @Override
    protected List<String> wrongAddresses() {
        return List.of("", "Two Words", "a/b");
    }

    @Override
    protected List<String> arrived() {
        return arrived;
    }

    @Test
    void triesAgainOnlyWhatMaySucceed() {
        var room = new Recipient(address(), "");
        status = 503;
        assertThat(channel().deliver(saying("x"), room, soon())).isInstanceOf(Delivery.TryLater.class);
        status = 403;
        assertThat(channel().deliver(saying("x"), room, soon())).isInstanceOf(Delivery.Undeliverable.class);
    }
}
