package org.vireo.host.libvirt.peers;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.spi.peers.PeerIdentity;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;

/** Lets other hosts of the engine in, each only for what is expected of it. Thread-safe; has a thread of its own and one or more for each guest. */
public final class PeerDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PeerDoor.class);
    private static final Duration GREETING = Duration.ofSeconds(20);
    private static final int AT_ONCE = 64;

    private final PeerIdentity identity;
    private final Reception reception;
    private final SSLServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> new Thread(task, "vireo-peer"));
    private final Map<VmId, Set<Relay>> relays = new ConcurrentHashMap<>();
    private final Semaphore room = new Semaphore(AT_ONCE);

    private PeerDoor(PeerIdentity identity, Reception reception, SSLServerSocket listener) {
        this.identity = identity;
        this.reception = reception;
        this.listener = listener;
        threads.execute(this::listen);
    }

    /** Opens the first port that is free; {@code address} empty means all of this host. */
    public static PeerDoor open(PeerIdentity identity, Reception reception, String address, int first, int last) {
        IOException obstacle = null;
        for (int port = first; port <= last; port++) {
            try {
                var where = address.isEmpty() ? null : InetAddress.getByName(address);
                var listener = (SSLServerSocket)
                        identity.tls().getServerSocketFactory().createServerSocket(port, AT_ONCE, where);
                listener.setNeedClientAuth(true);
                listener.setEnabledProtocols(new String[] {"TLSv1.3"});
                return new PeerDoor(identity, reception, listener);
            } catch (IOException e) {
                obstacle = e;
            }
        }
        throw new VireoException(
                ModelError.HOST_FAILED,
                "cannot take over virtual machines: none of the ports " + first + " to " + last + " can be opened",
                obstacle);
    }

    /** Where it is. */
    public int port() {
        return listener.getLocalPort();
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                var socket = (SSLSocket) listener.accept();
                receive(socket);
            } catch (IOException | RejectedExecutionException e) {
                if (!listener.isClosed()) {
                    LOG.warn("A host could not come in", e);
                }
            }
        }
    }

    private void receive(SSLSocket socket) {
        if (!room.tryAcquire()) {
            LOG.warn("Too many hosts come at once; {} is turned away", socket.getRemoteSocketAddress());
            Quiet.close(socket);
            return;
        }
        threads.execute(() -> {
            try {
                serve(socket);
            } catch (IOException e) {
                LOG.info("{} did not come in: {}", socket.getRemoteSocketAddress(), e.toString());
                Quiet.close(socket);
            } catch (RuntimeException e) {
                LOG.error("{} could not be answered", socket.getRemoteSocketAddress(), e);
                Quiet.close(socket);
            } finally {
                room.release();
            }
        });
    }

    private void serve(SSLSocket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) GREETING.toMillis());
        socket.startHandshake();
        HostId peer;
        try {
            peer = identity.peer(socket);
        } catch (VireoException e) {
            throw new IOException(e.getMessage(), e);
        }
        var out = new DataOutputStream(socket.getOutputStream());
        try {
            var request =
                    PeerRequest.read(new DataInputStream(socket.getInputStream()), vm -> reception.admit(peer, vm));
            if (request.purpose() == PeerRequest.Purpose.LIBVIRT) {
                connect(request.vm(), socket, out);
            } else {
                say(out, true, reception.answer(request));
                socket.close();
            }
        } catch (VireoException e) {
            LOG.warn("Host {} is refused: {}", peer, e.getMessage());
            say(out, false, e.getMessage().getBytes(StandardCharsets.UTF_8));
            socket.close();
        }
    }

    private void connect(VmId vm, SSLSocket socket, DataOutputStream out) throws IOException {
        SocketChannel local = reception.libvirt();
        try {
            say(out, true, new byte[0]);
            socket.setSoTimeout(0);
        } catch (IOException e) {
            Quiet.close(local);
            throw e;
        }
        var held = relays.computeIfAbsent(vm, id -> ConcurrentHashMap.newKeySet());
        held.add(Relay.start(local, socket, threads));
    }

    private static void say(DataOutputStream out, boolean fine, byte[] body) throws IOException {
        out.writeBoolean(fine);
        PeerRequest.writeBody(out, body);
        out.flush();
    }

    /** Ends the connections of one virtual machine. */
    public void cut(VmId vm) {
        var held = relays.remove(vm);
        if (held != null) {
            held.forEach(Relay::close);
        }
    }

    /** Nobody comes in any more, and whoever is in is put out. */
    @Override
    public void close() {
        Quiet.close(listener);
        relays.keySet().forEach(this::cut);
        threads.shutdownNow();
    }
}
