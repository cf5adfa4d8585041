package org.vireo.host.agent.link;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.vireo.broker.artemis.BrokerOptions;
import org.vireo.broker.artemis.EmbeddedBroker;
import org.vireo.engine.api.host.EnrolmentDesk;
import org.vireo.engine.api.host.Enrolments;
import org.vireo.engine.api.host.WaitingAgent;
import org.vireo.hostlink.LinkService;
import org.vireo.hostlink.call.CallLimits;
import org.vireo.hostlink.contexts.LinkConnection;
import org.vireo.hostlink.enrol.EnrolmentCounter;
import org.vireo.hostlink.enrol.EnrolmentOffice;
import org.vireo.hostlink.enrol.EnrolmentPolicy;
import org.vireo.model.HostId;
import org.vireo.pki.local.LocalCertificateAuthority;
import org.vireo.spi.host.HostLink;

/** The engine's side of the link with real parts: authority, broker, routes, and HTTPS for enrolment. */
final class Engine implements AutoCloseable {
    final LocalCertificateAuthority authority;
    final Hosts hosts = new Hosts();
    final EnrolmentDesk desk;
    final LinkService link;
    private final Path directory;
    private final int port;
    private final LinkConnection connection;
    private final HttpsServer https;
    EmbeddedBroker broker;

    Engine(Path directory) throws Exception {
        this.directory = directory;
        authority = new LocalCertificateAuthority(directory.resolve("pki"), List.of(), Clock.systemUTC());
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        startBroker();
        connection = new LinkConnection(authority, "tcp://127.0.0.1:" + port);
        link = new LinkService(
                connection,
                new CallLimits("engine", 16, Duration.ofSeconds(2)),
                4,
                Duration.ofMillis(10),
                Clock.systemUTC());
        var office = new EnrolmentOffice(
                authority, hosts, broker, new EnrolmentPolicy(Duration.ofHours(1), "", ""), Clock.systemUTC());
        desk = office;
        https = serve(new EnrolmentCounter(office));
    }

    void startBroker() {
        broker = new EmbeddedBroker(
                new BrokerOptions(directory.resolve("broker"), "127.0.0.1", port), authority, Clock.systemUTC());
        broker.authority(hosts::admitted);
    }

    HostLink calls() {
        return link;
    }

    String url() {
        return "https://localhost:" + https.getAddress().getPort();
    }

    int brokerPort() {
        return port;
    }

    private HttpsServer serve(EnrolmentCounter counter) throws Exception {
        var file = authority.httpsStore();
        char[] password = file.password().reveal().toCharArray();
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file.path())) {
            store.load(in, password);
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/vireo/enrol", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var answer = counter.answer(body, "127.0.0.1", "localhost");
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            try (var out = exchange.getResponseBody()) {
                out.write(bytes);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        server.start();
        return server;
    }

    @Override
    public void close() {
        https.stop(0);
        link.close();
        connection.close();
        broker.close();
    }

    /** What the inventory keeps, in memory. */
    static final class Hosts implements Enrolments {
        private record Offered(HostId host, Instant expires) {}

        private final Map<String, Offered> tokens = new ConcurrentHashMap<>();
        final Map<String, WaitingAgent> waiting = new ConcurrentHashMap<>();
        private final Map<String, HostId> adopted = new ConcurrentHashMap<>();
        private final Map<HostId, String> serials = new ConcurrentHashMap<>();

        @Override
        public void offer(HostId host, String hash, Instant expires) {
            tokens.values().removeIf(offered -> offered.host().equals(host));
            tokens.put(hash, new Offered(host, expires));
        }

        @Override
        public Optional<HostId> redeem(String hash) {
            return Optional.ofNullable(tokens.remove(hash))
                    .filter(offered -> offered.expires().isAfter(Instant.now()))
                    .map(Offered::host);
        }

        @Override
        public void enrolled(HostId host, String serial) {
            serials.put(host, serial);
        }

        @Override
        public boolean admitted(HostId host, String serial) {
            return serial.equals(serials.get(host));
        }

        @Override
        public Optional<HostId> announced(WaitingAgent agent) {
            waiting.put(agent.fingerprint(), agent);
            return Optional.ofNullable(adopted.get(agent.fingerprint()));
        }

        /** Waits for one agent and adopts it. */
        HostId adopt() {
            Patience.until("an agent waits", () -> !waiting.isEmpty());
            var host = HostId.random();
            adopted.put(waiting.keySet().iterator().next(), host);
            return host;
        }

        void remove(HostId host) {
            serials.remove(host);
        }
    }
}
