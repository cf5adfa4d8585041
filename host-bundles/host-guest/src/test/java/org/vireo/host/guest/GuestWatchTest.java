package org.vireo.host.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.host.spi.Reports;
import org.vireo.host.spi.guest.GuestChannel;
import org.vireo.model.ByteSize;
import org.vireo.model.VmId;
import org.vireo.protocol.HostReport;
import org.vireo.protocol.vm.GuestData;
import org.vireo.protocol.vm.GuestFileSystem;
import org.vireo.protocol.vm.GuestNic;
import org.vireo.protocol.vm.GuestReport;
import org.vireo.protocol.vm.GuestSystem;
import org.vireo.protocol.vm.GuestUser;

class GuestWatchTest {
    private static final VmId VM = VmId.random();

    private final Agent agent = new Agent();
    private final BlockingQueue<GuestReport> told = new LinkedBlockingQueue<>();
    private GuestWatch watch;

    @BeforeEach
    void start() {
        watch = new GuestWatch(agent, reports(), settings(), Clock.systemUTC(), Duration.ofMillis(20));
    }

    @AfterEach
    void stop() {
        watch.close();
    }

    @Test
    void tellsWhatTheAgentKnows() throws InterruptedException {
        agent.says("guest-info", "{\"version\":\"7.2.22\"}");
        agent.says("guest-get-host-name", "{\"host-name\":\"web\"}");
        agent.says(
                "guest-get-osinfo",
                "{\"id\":\"debian\",\"pretty-name\":\"Debian 12\",\"version\":\"12\",\"kernel-release\":\"6.1\",\"machine\":\"x86_64\"}");
        agent.hasAddress("192.168.120.7");
        agent.says("guest-get-users", "[{\"user\":\"ann\",\"login-time\":1700000000.5}]");
        agent.says(
                "guest-get-fsinfo",
                "[{\"mountpoint\":\"/\",\"type\":\"ext4\",\"total-bytes\":10485761,\"used-bytes\":1048577}]");
        agent.says("guest-get-timezone", "{\"zone\":\"CET\",\"offset\":3600}");
        agent.connect();
        assertThat(next().data())
                .isEqualTo(new GuestData(
                        "7.2.22",
                        "web",
                        new GuestSystem("debian", "Debian 12", "12", "6.1", "x86_64"),
                        List.of(new GuestNic("eth0", "56:6f:00:00:00:01", List.of("192.168.120.7"))),
                        List.of(new GuestUser("ann", Instant.ofEpochSecond(1_700_000_000))),
                        List.of(new GuestFileSystem("/", "ext4", ByteSize.ofMiB(10), ByteSize.ofMiB(1))),
                        "CET"));
    }

    @Test
    void looksAgainSoonUntilThereIsAnAddress() throws InterruptedException {
        agent.says("guest-info", "{\"version\":\"1\"}");
        agent.connect();
        assertThat(next().data().nics()).isEmpty();
        agent.hasAddress("192.168.120.7");
        assertThat(next().data().nics())
                .singleElement()
                .satisfies(nic -> assertThat(nic.addresses()).containsExactly("192.168.120.7"));
    }

    @Test
    void saysNothingWhileNothingChanges() throws InterruptedException {
        agent.says("guest-info", "{\"version\":\"1\"}");
        agent.connect();
        next();
        int asked = agent.asked.get();
        awaitAsked(asked + 8);
        assertThat(told).isEmpty();
    }

    @Test
    void tellsAllAgainWhenTheLinkIsBack() throws InterruptedException {
        agent.says("guest-info", "{\"version\":\"1\"}");
        agent.hasAddress("192.168.120.7");
        agent.connect();
        var first = next();
        watch.linkUp();
        assertThat(next()).isEqualTo(first);
    }

    @Test
    void hostileTextIsCutAndCleaned() throws InterruptedException {
        agent.says("guest-info", "{\"version\":\"1\"}");
        agent.says("guest-get-host-name", "{\"host-name\":\"a\\u001b[31m\\u202eb\\u0000" + "x".repeat(1000) + "\"}");
        agent.says("guest-get-users", "[" + "{\"user\":\"u\",\"login-time\":9e30},".repeat(500) + "{}]");
        agent.says(
                "guest-network-get-interfaces",
                "[{\"name\":\"eth0\",\"hardware-address\":\"<script>\",\"ip-addresses\":[{\"ip-address\":\"evil.example\"},"
                        + "{\"ip-address\":\"fe80::1%eth0\"}]}]");
        agent.says("guest-get-fsinfo", "[{\"mountpoint\":\"/\",\"total-bytes\":-5}]");
        agent.connect();
        var data = next().data();
        assertThat(data.hostName()).startsWith("a[31mbxxx").hasSize(255);
        assertThat(data.users()).hasSize(64);
        assertThat(data.nics()).containsExactly(new GuestNic("eth0", "", List.of("fe80::1")));
        assertThat(data.fileSystems().get(0).total()).isEqualTo(ByteSize.ZERO);
    }

    @Test
    void nonsenseIsNoAnswer() throws InterruptedException {
        agent.raw.put("guest-info", "{\"return\":" + "[".repeat(5000));
        agent.connect();
        awaitAsked(2);
        agent.raw.put("guest-info", "{\"return\":\"" + "x".repeat(600_000) + "\"}");
        awaitAsked(agent.asked.get() + 2);
        assertThat(told).isEmpty();
        agent.says("guest-info", "{\"version\":\"1\"}");
        assertThat(next().data().agentVersion()).isEqualTo("1");
    }

    private GuestReport next() throws InterruptedException {
        GuestReport report = told.poll(10, TimeUnit.SECONDS);
        assertThat(report).as("a report in time").isNotNull();
        return report;
    }

    private void awaitAsked(int times) throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(10);
        while (agent.asked.get() < times) {
            assertThat(Instant.now()).isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private Reports reports() {
        return new Reports() {
            @Override
            public void send(HostReport report) {
                told.add((GuestReport) report);
            }

            @Override
            public void sendIfConnected(HostReport report) {
                send(report);
            }
        };
    }

    private static GuestSettings settings() {
        Map<String, Object> given = Map.of("poll__seconds", 60, "early__poll__seconds", 1, "early__seconds", 60);
        return (GuestSettings) Proxy.newProxyInstance(
                GuestWatchTest.class.getClassLoader(),
                new Class<?>[] {GuestSettings.class},
                (proxy, method, arguments) -> given.get(method.getName()));
    }

    /** An agent that answers what it was told to. */
    private static final class Agent implements GuestChannel {
        private final Map<String, String> raw = new ConcurrentHashMap<>();
        private final AtomicInteger asked = new AtomicInteger();
        private volatile Set<VmId> connected = Set.of();

        void says(String command, String answer) {
            raw.put(command, "{\"return\":" + answer + "}");
        }

        void hasAddress(String address) {
            says(
                    "guest-network-get-interfaces",
                    "[{\"name\":\"lo\",\"hardware-address\":\"00:00:00:00:00:00\",\"ip-addresses\":[{\"ip-address\":\"127.0.0.1\"}]},"
                            + "{\"name\":\"eth0\",\"hardware-address\":\"56:6F:00:00:00:01\",\"ip-addresses\":[{\"ip-address\":\""
                            + address + "\",\"prefix\":24}]}]");
        }

        void connect() {
            connected = Set.of(VM);
        }

        @Override
        public Set<VmId> connected() {
            return connected;
        }

        @Override
        public Optional<String> command(VmId vm, String json, Duration timeout) {
            asked.incrementAndGet();
            String command = json.replaceAll(".*\"execute\":\"([^\"]*)\".*", "$1");
            return Optional.ofNullable(raw.get(command));
        }
    }
}
