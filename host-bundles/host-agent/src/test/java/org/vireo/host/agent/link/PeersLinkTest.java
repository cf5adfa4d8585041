package org.vireo.host.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.host.agent.AgentDirectories;
import org.vireo.host.agent.peers.AgentPeers;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/** Hosts of one engine talk to each other, and to nobody else. */
class PeersLinkTest {
    @TempDir
    static Path shared;

    private static Engine engine;
    private static TestHost one;
    private static TestHost other;

    @BeforeAll
    static void start() throws Exception {
        engine = new Engine(shared.resolve("engine"));
        one = enrolled(engine, "one");
        other = enrolled(engine, "other");
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        engine.close();
    }

    private static TestHost enrolled(Engine engine, String name) {
        var host = new TestHost(shared.resolve(name), engine.url());
        host.give(engine.desk.offer(HostId.random()).token());
        Patience.until("the host is linked", host.agent::isLinked);
        return host;
    }

    private static AgentPeers peers(String name) {
        return new AgentPeers(new AgentDirectories(shared.resolve(name), ""));
    }

    /** Who each end says that the other one is. */
    private record Met(HostId seenByClient, HostId seenByServer) {}

    private static Met meet(AgentPeers client, AgentPeers server) throws Exception {
        return meet(client.tls(), client, server);
    }

    private static Met meet(SSLContext shown, AgentPeers client, AgentPeers server) throws Exception {
        try (var door = (SSLServerSocket)
                server.tls().getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            door.setNeedClientAuth(true);
            door.setSoTimeout(20_000);
            var seen = CompletableFuture.supplyAsync(() -> accept(door, server));
            try (var socket = (SSLSocket)
                    shown.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), door.getLocalPort())) {
                socket.setSoTimeout(20_000);
                socket.startHandshake();
                // with TLS 1.3 a client learns of its refusal only when it reads
                assertThat(socket.getInputStream().read()).isEqualTo(1);
                return new Met(client.peer(socket), seen.get(20, TimeUnit.SECONDS));
            } catch (IOException e) {
                seen.handle((host, failure) -> failure).get(20, TimeUnit.SECONDS);
                throw e;
            }
        }
    }

    private static HostId accept(SSLServerSocket door, AgentPeers server) {
        try (var socket = (SSLSocket) door.accept()) {
            socket.startHandshake();
            var host = server.peer(socket);
            socket.getOutputStream().write(1);
            socket.getOutputStream().flush();
            return host;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void eachKnowsTheOther() throws Exception {
        assertThat(meet(peers("one"), peers("other"))).isEqualTo(new Met(other.id(), one.id()));
    }

    @Test
    void refusesHostsOfAnotherEngine() throws Exception {
        var stranger = new Engine(shared.resolve("stranger"));
        try (var foreign = enrolled(stranger, "foreign")) {
            assertThat(foreign.id()).isNotNull();
            assertThatThrownBy(() -> meet(peers("foreign"), peers("one"))).isInstanceOf(SSLException.class);
            assertThatThrownBy(() -> meet(peers("one"), peers("foreign"))).isInstanceOf(SSLException.class);
        } finally {
            stranger.close();
        }
    }

    @Test
    void refusesWhoShowsNoCertificate() throws Exception {
        var nobody = SSLContext.getInstance("TLSv1.3");
        nobody.init(null, new TrustManager[] {new Gullible()}, null);
        assertThatThrownBy(() -> meet(nobody, peers("one"), peers("other"))).isInstanceOf(SSLException.class);
    }

    @Test
    void talksToNobodyBeforeItHasJoined() {
        assertThatThrownBy(() -> peers("alone").tls())
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code()).isEqualTo(ModelError.WRONG_STATE));
    }

    @Test
    void doesNotTakeTheEnginesServerForAHost() {
        var address = URI.create(engine.url());
        assertThatThrownBy(() -> {
                    try (var socket = (SSLSocket)
                            peers("one").tls().getSocketFactory().createSocket(address.getHost(), address.getPort())) {
                        socket.startHandshake();
                    }
                })
                .isInstanceOf(SSLException.class);
    }

    /** Believes every server. */
    private static final class Gullible implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            assertThat(chain).isNotEmpty();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
