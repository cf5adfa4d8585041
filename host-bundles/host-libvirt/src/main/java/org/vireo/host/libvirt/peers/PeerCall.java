package org.vireo.host.libvirt.peers;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.vireo.host.spi.peers.PeerIdentity;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/**
 * Asks another host, by a connection for each request. Immutable.
 *
 * @param identity of this host
 * @param target who must answer
 * @param address where
 * @param port of its door
 */
public record PeerCall(PeerIdentity identity, HostId target, String address, int port) {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    /** Asks and waits for the answer. */
    public byte[] ask(PeerRequest request) {
        try (SSLSocket socket = connect()) {
            return exchange(socket, request);
        } catch (IOException e) {
            throw failed(request, e);
        }
    }

    /** Asks for a connection that goes on; the caller closes it. */
    SSLSocket open(PeerRequest request) {
        SSLSocket socket = null;
        try {
            socket = connect();
            exchange(socket, request);
            socket.setSoTimeout(0);
            return socket;
        } catch (IOException e) {
            Quiet.close(socket);
            throw failed(request, e);
        } catch (RuntimeException e) {
            Quiet.close(socket);
            throw e;
        }
    }

    private SSLSocket connect() throws IOException {
        var plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(address, port), (int) CONNECT.toMillis());
            plain.setTcpNoDelay(true);
            plain.setSoTimeout((int) ANSWER.toMillis());
            var socket = (SSLSocket) identity.tls().getSocketFactory().createSocket(plain, address, port, true);
            socket.startHandshake();
            var found = identity.peer(socket);
            if (!found.equals(target)) {
                socket.close();
                throw new IOException("host " + found + " answers there");
            }
            return socket;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private static byte[] exchange(SSLSocket socket, PeerRequest request) throws IOException {
        request.write(new DataOutputStream(socket.getOutputStream()));
        // unbuffered: what follows the answer belongs to libvirt
        var in = new DataInputStream(socket.getInputStream());
        boolean fine = in.readBoolean();
        byte[] body = PeerRequest.readBody(in);
        if (!fine) {
            throw new VireoException(ModelError.HOST_FAILED, new String(body, StandardCharsets.UTF_8));
        }
        return body;
    }

    private VireoException failed(PeerRequest request, IOException cause) {
        return new VireoException(
                ModelError.HOST_FAILED,
                "cannot hand virtual machine " + request.vm() + " over to host " + target + " at " + address + " port "
                        + port + ": " + (cause.getMessage() == null ? cause.toString() : cause.getMessage()),
                cause);
    }
}
