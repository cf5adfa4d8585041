package org.vireo.host.libvirt.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.host.libvirt.peers.PeerRequest.Purpose;
import org.vireo.host.spi.peers.PeerIdentity;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;

/** The way between two hosts, over real TLS; that certificates name hosts is the agent's affair. */
@Timeout(60)
class PeersTest {
    private static final HostId SOURCE = HostId.random();
    private static final HostId TARGET = HostId.random();
    private static final VmId VM = VmId.random();

    @TempDir
    static Path keys;

    private static SSLContext tls;

    @TempDir
    Path directory;

    private final Welcome welcome = new Welcome();
    private ServerSocketChannel libvirt;
    private PeerDoor door;

    @BeforeAll
    static void makeKeys() throws Exception {
        var store = keys.resolve("keys.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "host",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=host",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "for-tests")
                .inheritIO()
                .start();
        assertThat(made.waitFor(50, TimeUnit.SECONDS)).isTrue();
        tls = context(store);
    }

    private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, "for-tests".toCharArray());
        }
        var key = KeyManagerFactory.getInstance("SunX509");
        key.init(store, "for-tests".toCharArray());
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("host", store.getCertificate("host"));
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        var context = SSLContext.getInstance("TLSv1.3");
        context.init(key.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** One of the two hosts; sees the other one at the far end of every connection. */
    private record Host(HostId other) implements PeerIdentity {
        @Override
        public SSLContext tls() {
            return tls;
        }

        @Override
        public HostId peer(SSLSocket connection) {
            return other;
        }
    }

    /** Expects one guest of one host. */
    private final class Welcome implements Reception {
        private volatile byte[] medium = new byte[0];

        @Override
        public void admit(HostId peer, VmId vm) {
            if (!peer.equals(SOURCE) || !vm.equals(VM)) {
                throw new VireoException(ModelError.WRONG_STATE, "virtual machine " + vm + " is not expected");
            }
        }

        @Override
        public byte[] answer(PeerRequest request) {
            if (request.purpose() == Purpose.MEDIUM) {
                medium = request.body();
            }
            return ("answer to " + request.purpose()).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public SocketChannel libvirt() {
            try {
                return SocketChannel.open(UnixDomainSocketAddress.of(directory.resolve("libvirt")));
            } catch (IOException e) {
                throw new VireoException(ModelError.HOST_FAILED, "no libvirt", e);
            }
        }
    }

    @BeforeEach
    void open() throws IOException {
        libvirt = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        libvirt.bind(UnixDomainSocketAddress.of(directory.resolve("libvirt")));
        door = PeerDoor.open(new Host(SOURCE), welcome, "127.0.0.1", 1024, 65_535);
    }

    @AfterEach
    void close() throws IOException {
        door.close();
        libvirt.close();
    }

    private PeerCall call() {
        return new PeerCall(new Host(TARGET), TARGET, "127.0.0.1", door.port());
    }

    @Test
    void answersTheHostItExpects() {
        assertThat(new String(call().ask(PeerRequest.of(Purpose.DESCRIBE, VM)), StandardCharsets.UTF_8))
                .isEqualTo("answer to DESCRIBE");
        call().ask(new PeerRequest(Purpose.MEDIUM, VM, 1, new byte[] {1, 2, 3}));
        assertThat(welcome.medium).containsExactly(1, 2, 3);
    }

    @Test
    void refusesAGuestItDoesNotExpect() {
        var another = PeerRequest.of(Purpose.GO, VmId.random());
        assertThatThrownBy(() -> call().ask(another))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("not expected");
    }

    @Test
    void refusesAHostItDoesNotExpect() {
        try (var strict = PeerDoor.open(new Host(HostId.random()), welcome, "127.0.0.1", 1024, 65_535)) {
            var call = new PeerCall(new Host(TARGET), TARGET, "127.0.0.1", strict.port());
            assertThatThrownBy(() -> call.ask(PeerRequest.of(Purpose.GO, VM)))
                    .isInstanceOf(VireoException.class)
                    .hasMessageContaining("not expected");
        }
    }

    @Test
    void goesToNobodyButTheTarget() {
        var someone = new PeerCall(new Host(HostId.random()), TARGET, "127.0.0.1", door.port());
        assertThatThrownBy(() -> someone.ask(PeerRequest.of(Purpose.GO, VM)))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("answers there");
    }

    @Test
    void saysWhichPortsAreTaken() {
        int port = door.port();
        assertThatThrownBy(() -> PeerDoor.open(new Host(SOURCE), welcome, "127.0.0.1", port, port))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("ports " + port);
    }

    @Test
    void leadsToTheLibvirtOfTheOtherHost() throws IOException {
        var sockets = directory.resolve("s");
        Path path;
        try (var passage = LocalPassage.open(call(), VM, sockets)) {
            path = passage.socket();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-------");
            try (var near = SocketChannel.open(UnixDomainSocketAddress.of(path));
                    var far = libvirt.accept()) {
                send(near, "hello");
                assertThat(read(far, 5)).isEqualTo("hello");
                // both ways at the same time, more than a buffer holds
                var much = "x".repeat(300_000);
                var thread = new Thread(() -> send(near, much));
                thread.start();
                send(far, "world");
                assertThat(read(near, 5)).isEqualTo("world");
                assertThat(read(far, much.length())).isEqualTo(much);
                door.cut(VM);
                assertThat(near.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            }
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void endsWhatComesThroughForAGuestThatIsNotExpected() throws IOException {
        try (var passage = LocalPassage.open(call(), VmId.random(), directory.resolve("s"));
                var near = SocketChannel.open(UnixDomainSocketAddress.of(passage.socket()))) {
            assertThat(near.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
    }

    @Test
    void clearsWhatAKilledAgentLeft() throws IOException {
        Files.createFile(directory.resolve("to-12345678"));
        LocalPassage.clear(directory);
        assertThat(directory.resolve("to-12345678")).doesNotExist();
        assertThat(directory.resolve("libvirt")).exists();
    }

    @Test
    void findsTheSocketThatTheAddressNames() throws IOException {
        var named = new LibvirtSocket("", "qemu:///system?socket=" + directory.resolve("libvirt"));
        try (var connection = named.connect()) {
            assertThat(connection.isConnected()).isTrue();
        }
        assertThatThrownBy(() -> new LibvirtSocket(directory.resolve("none").toString(), "qemu:///system").connect())
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("does not listen");
    }

    private static void send(SocketChannel channel, String text) {
        var buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(SocketChannel channel, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            assertThat(channel.read(buffer)).isPositive();
        }
        return new String(buffer.array(), StandardCharsets.US_ASCII);
    }
}
