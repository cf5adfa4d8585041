package org.vireo.host.libvirt.peers;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/** Where this host's libvirt listens. Immutable. */
public final class LibvirtSocket {
    private static final List<String> USUAL =
            List.of("/run/libvirt/virtqemud-sock", "/run/libvirt/libvirt-sock", "/var/run/libvirt/libvirt-sock");
    private static final String PARAMETER = "socket=";

    private final List<String> places;

    /** As configured; an empty path means the one that {@code uri} names, or the usual ones. */
    public LibvirtSocket(String path, String uri) {
        String query = uri.contains("?") ? uri.substring(uri.indexOf('?') + 1) : "";
        var named = Stream.of(query.split("&"))
                .filter(part -> part.startsWith(PARAMETER))
                .map(part -> part.substring(PARAMETER.length()))
                .toList();
        places = !path.isEmpty() ? List.of(path) : named.isEmpty() ? USUAL : named;
    }

    /** A new connection, which the caller closes. */
    public SocketChannel connect() {
        var place = places.stream()
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new VireoException(
                        ModelError.HOST_FAILED,
                        "libvirt does not listen on this host at " + String.join(", ", places)));
        SocketChannel channel = null;
        try {
            channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(place));
            return channel;
        } catch (IOException e) {
            Quiet.close(channel);
            throw new VireoException(ModelError.HOST_FAILED, "libvirt cannot be reached at " + place, e);
        }
    }
}
