package org.vireo.host.libvirt.peers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries bytes both ways between a local connection and one to another host, until either ends. Thread-safe. */
final class Relay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int CHUNK = 64 * 1024;

    private final SocketChannel local;
    private final SSLSocket remote;

    private Relay(SocketChannel local, SSLSocket remote) {
        this.local = local;
        this.remote = remote;
    }

    /** Begins with two threads of {@code threads}. */
    static Relay start(SocketChannel local, SSLSocket remote, Executor threads) {
        var relay = new Relay(local, remote);
        try {
            threads.execute(() -> relay.way(relay::outward));
            threads.execute(() -> relay.way(relay::inward));
        } catch (RejectedExecutionException e) {
            relay.close();
            throw e;
        }
        return relay;
    }

    private interface Way {
        void carry() throws IOException;
    }

    private void way(Way way) {
        try {
            way.carry();
        } catch (IOException e) {
            LOG.debug("A connection between hosts ended", e);
        } finally {
            close();
        }
    }

    private void outward() throws IOException {
        var out = remote.getOutputStream();
        var buffer = ByteBuffer.allocate(CHUNK);
        while (local.read(buffer) >= 0) {
            out.write(buffer.array(), 0, buffer.position());
            out.flush();
            buffer.clear();
        }
    }

    // the channel itself and not streams over it: those let only one way pass at a time
    private void inward() throws IOException {
        var in = remote.getInputStream();
        byte[] bytes = new byte[CHUNK];
        for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
            var buffer = ByteBuffer.wrap(bytes, 0, count);
            while (buffer.hasRemaining()) {
                local.write(buffer);
            }
        }
    }

    @Override
    public void close() {
        Quiet.close(local);
        Quiet.close(remote);
    }
}
