package org.vireo.hostlink.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vireo.broker.HostConnection;
import org.vireo.broker.LinkBroker;
import org.vireo.broker.Refusal;
import org.vireo.engine.api.host.Enrolments;
import org.vireo.engine.api.host.WaitingAgent;
import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;
import org.vireo.model.HostId;
import org.vireo.model.VireoException;
import org.vireo.pki.CertificateAuthority;
import org.vireo.pki.KeyStoreFile;

class EnrolmentCounterTest {
    private static final String BAD_REQUEST = Base64.getEncoder().encodeToString("no request".getBytes(Engine.ASCII));

    private final HandClock clock = new HandClock();
    private final Engine engine = new Engine(clock);
    private final EnrolmentOffice office =
            new EnrolmentOffice(engine, engine, engine, new EnrolmentPolicy(Duration.ofHours(1), "", ""), clock);
    private final EnrolmentCounter counter = new EnrolmentCounter(office, clock);
    private final HostId host = HostId.random();

    private EnrolmentCounter.Answer ask(String token) {
        return counter.answer("{\"token\":\"" + token + "\",\"csr\":\"" + BAD_REQUEST + "\"}", "192.0.2.1", "engine");
    }

    @Test
    void putsHostSecretAndFingerprintIntoTheToken() {
        var token = EnrolmentToken.parse(office.offer(host).token().reveal()).orElseThrow();
        assertThat(token.host()).isEqualTo(host);
        assertThat(token.ca()).isEqualTo(engine.fingerprint());
        assertThat(Base64.getUrlDecoder().decode(token.secret().reveal())).hasSize(32);
    }

    @Test
    void storesTheHashAndNeverTheSecret() {
        var token = EnrolmentToken.parse(office.offer(host).token().reveal()).orElseThrow();
        assertThat(engine.offered.keySet())
                .containsExactly(token.hash())
                .noneMatch(hash -> hash.contains(token.secret().reveal()));
        assertThat(token.toString()).doesNotContain(token.secret().reveal());
    }

    @Test
    void doesNotUseUpATokenForARequestThatIsWrong() {
        var token = office.offer(host).token();
        engine.refuseRequests = true;
        assertThat(ask(token.reveal()).status()).isEqualTo(400);
        assertThat(engine.offered).hasSize(1);
    }

    @Test
    void refusesATokenThatWasChanged() {
        var token = EnrolmentToken.parse(office.offer(host).token().reveal()).orElseThrow();
        var other = new EnrolmentToken(HostId.random(), token.secret(), token.ca());
        assertThat(ask(other.text().reveal()).status()).isEqualTo(403);
        assertThat(engine.issued).isEmpty();
    }

    @Test
    void refusesATokenWhoseTimeIsOver() {
        var token = office.offer(host).token();
        clock.pass(Duration.ofMinutes(61));
        var answer = ask(token.reveal());
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("unknown, used or expired");
    }

    @Test
    void answersNonsenseWithoutAStackTrace() {
        assertThat(counter.answer("not json", "192.0.2.1", "engine").status()).isEqualTo(400);
        assertThat(counter.answer("{}", "192.0.2.1", "engine").status()).isEqualTo(403);
        assertThat(ask("!!").status()).isEqualTo(403);
    }

    @Test
    void putsOffAnAddressThatTriesTooOften() {
        for (int i = 0; i < 20; i++) {
            assertThat(ask("!!").status()).isEqualTo(403);
        }
        assertThat(ask("!!").status()).isEqualTo(429);
        assertThat(counter.answer("{}", "192.0.2.2", "engine").status()).isEqualTo(403);
        clock.pass(Duration.ofMinutes(1));
        assertThat(ask("!!").status()).isEqualTo(403);
    }

    private EnrolmentCounter.Answer announce(String address) {
        return counter.answer(
                "{\"announce\":{\"address\":\"" + address + "\",\"hostName\":\"h1\"},\"csr\":\"" + BAD_REQUEST + "\"}",
                "192.0.2.1",
                "engine");
    }

    @Test
    void tellsAnAgentWithoutTokenToWaitAndGivesItNothing() {
        var answer = announce("h1.test");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).doesNotContain("certificate").doesNotContain("broker");
        assertThat(engine.issued).isEmpty();
        assertThat(engine.waiting).singleElement().satisfies(agent -> {
            assertThat(agent.address()).isEqualTo("h1.test");
            assertThat(agent.peer()).isEqualTo("192.0.2.1");
        });
    }

    @Test
    void refusesAnAnnouncementThatIsNoAddress() {
        assertThat(announce("<b>h1</b>").status()).isEqualTo(400);
        assertThat(announce("a".repeat(300)).status()).isEqualTo(400);
        assertThat(engine.waiting).isEmpty();
    }

    @Test
    void putsOffAFloodOfAnnouncementsAndStillTakesTokens() {
        for (int i = 0; i < 1500; i++) {
            assertThat(announce("h1.test").status()).isEqualTo(202);
        }
        assertThat(announce("h1.test").status()).isEqualTo(429);
        assertThat(ask("!!").status()).isEqualTo(403);
    }

    @Test
    void asksForAnotherAttemptWhenTheInventoryIsAway() {
        var token = office.offer(host).token();
        engine.broken = true;
        assertThat(ask(token.reveal()).status()).isEqualTo(503);
    }

    @Test
    void sendsHostsToTheBrokerUnderTheNameTheyKnow() {
        var plain = new EnrolmentPolicy(Duration.ofHours(1), "", "");
        assertThat(plain.brokerUrl(engine.address(), "engine.example")).isEqualTo("tcp://engine.example:61617");
        assertThat(plain.brokerUrl(engine.address(), "::1")).isEqualTo("tcp://[::1]:61617");
        var outside = new EnrolmentPolicy(Duration.ofHours(1), "", "tcp://broker:1");
        assertThat(outside.brokerUrl(Optional.empty(), "engine")).isEqualTo("tcp://broker:1");
        var named = new EnrolmentPolicy(Duration.ofHours(1), "tcp://public:2", "tcp://broker:1");
        assertThat(named.brokerUrl(Optional.empty(), "engine")).isEqualTo("tcp://public:2");
    }

    /** The engine's parts in memory; what it cannot do here fails loudly. */
    private static final class Engine implements CertificateAuthority, Enrolments, LinkBroker {
        static final java.nio.charset.Charset ASCII = java.nio.charset.StandardCharsets.US_ASCII;

        private record Offered(HostId host, Instant expires) {}

        private final Clock clock;
        private final Map<String, Offered> offered = new HashMap<>();
        private final List<HostId> issued = new ArrayList<>();
        private final List<WaitingAgent> waiting = new ArrayList<>();
        private boolean refuseRequests;
        private boolean broken;

        Engine(Clock clock) {
            this.clock = clock;
        }

        @Override
        public void offer(HostId host, String hash, Instant expires) {
            offered.put(hash, new Offered(host, expires));
        }

        @Override
        public Optional<HostId> redeem(String hash) {
            if (broken) {
                throw new IllegalStateException("the database is away");
            }
            return Optional.ofNullable(offered.remove(hash))
                    .filter(token -> token.expires().isAfter(clock.instant()))
                    .map(Offered::host);
        }

        @Override
        public void enrolled(HostId host, String serial) {
            issued.add(host);
        }

        @Override
        public boolean admitted(HostId host, String serial) {
            return issued.contains(host);
        }

        @Override
        public void check(byte[] request) {
            if (refuseRequests) {
                throw new VireoException(new Code("BAD", ErrorKind.INVALID), "bad request");
            }
        }

        @Override
        public String keyFingerprint(byte[] request) {
            check(request);
            return "SHA256:" + new String(request, ASCII).hashCode();
        }

        @Override
        public Optional<HostId> announced(WaitingAgent agent) {
            waiting.add(agent);
            return Optional.empty();
        }

        private record Code(String name, ErrorKind kind) implements ErrorCode {}

        @Override
        public String fingerprint() {
            return "0".repeat(64);
        }

        @Override
        public X509Certificate issueImageCertificate(HostId host, String address, byte[] request) {
            throw new AssertionError("no certificate is due in these tests");
        }

        @Override
        public X509Certificate issueHostCertificate(HostId host, byte[] request) {
            throw new AssertionError("no certificate is due in these tests");
        }

        @Override
        public X509Certificate certificate() {
            throw new AssertionError("not asked for");
        }

        @Override
        public Path certificateFile() {
            throw new AssertionError("not asked for");
        }

        @Override
        public KeyStoreFile httpsStore() {
            throw new AssertionError("not asked for");
        }

        @Override
        public KeyStoreFile brokerStore() {
            throw new AssertionError("not asked for");
        }

        @Override
        public KeyStoreFile engineStore() {
            throw new AssertionError("not asked for");
        }

        @Override
        public KeyStoreFile trustStore() {
            throw new AssertionError("not asked for");
        }

        @Override
        public Optional<URI> address() {
            return Optional.of(URI.create("tcp://127.0.0.1:61617"));
        }

        @Override
        public void dismiss(HostId host) {
            issued.remove(host);
        }

        @Override
        public List<HostConnection> connections() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Refusal> refusals() {
            return List.of();
        }

        @Override
        public long refused() {
            return 0;
        }
    }

    private static final class HandClock extends Clock {
        private Instant now = Instant.EPOCH;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
