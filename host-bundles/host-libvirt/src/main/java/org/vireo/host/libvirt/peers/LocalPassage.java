package org.vireo.host.libvirt.peers;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;

/**
 * A socket on this host, for root only, whose other end is the libvirt of another host: this host's libvirt speaks to that one through
 * it. Thread-safe; closing it ends what goes through.
 */
public final class LocalPassage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalPassage.class);

    private static final String NAME = "to-";

    private final PeerCall target;
    private final VmId vm;
    private final Path socket;
    private final ServerSocketChannel listener;
    private final Set<Relay> relays = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> new Thread(task, "vireo-passage"));

    private LocalPassage(PeerCall target, VmId vm, Path socket, ServerSocketChannel listener) {
        this.target = target;
        this.vm = vm;
        this.socket = socket;
        this.listener = listener;
        threads.execute(this::listen);
    }

    /** Opens one in {@code directory}, which is made for its owner alone when it is missing. */
    public static LocalPassage open(PeerCall target, VmId vm, Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory);
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            }
            // paths of sockets are short
            var socket = directory.resolve(NAME + UUID.randomUUID().toString().substring(0, 8));
            var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            listener.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            return new LocalPassage(target, vm, socket, listener);
        } catch (IOException e) {
            throw new VireoException(
                    ModelError.HOST_FAILED,
                    "cannot hand over virtual machine " + vm + ": no socket in " + directory,
                    e);
        }
    }

    /** Removes what an agent that was killed left behind. */
    public static void clear(Path directory) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (var left = Files.newDirectoryStream(directory, NAME + "*")) {
            for (Path one : left) {
                Files.deleteIfExists(one);
            }
        } catch (IOException e) {
            LOG.warn("Sockets of an earlier run stay in {}", directory, e);
        }
    }

    /** Where libvirt finds it. */
    public Path socket() {
        return socket;
    }

    /** Whether nothing comes through any more. */
    public boolean closed() {
        return !listener.isOpen();
    }

    private void listen() {
        while (listener.isOpen()) {
            try {
                SocketChannel local = listener.accept();
                pass(local);
            } catch (ClosedChannelException e) {
                LOG.debug("No more comes through {}", socket, e);
            } catch (IOException | RejectedExecutionException e) {
                LOG.warn("Nothing comes through {}", socket, e);
            }
        }
    }

    private void pass(SocketChannel local) {
        try {
            var remote = target.open(PeerRequest.of(PeerRequest.Purpose.LIBVIRT, vm));
            relays.add(Relay.start(local, remote, threads));
        } catch (VireoException e) {
            LOG.warn("{}", e.getMessage());
            Quiet.close(local);
        }
    }

    @Override
    public void close() {
        Quiet.close(listener);
        relays.forEach(Relay::close);
        threads.shutdownNow();
        try {
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            LOG.warn("The socket {} stays behind", socket, e);
        }
    }
}
