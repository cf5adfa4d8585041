package org.vireo.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.vireo.model.HostId;
import org.vireo.model.VireoException;
import org.vireo.protocol.plugin.HalfFile;
import org.vireo.protocol.plugin.PartStaged;
import org.vireo.protocol.plugin.StagePart;
import org.vireo.spi.host.Call;

/** Sends the files of a half to one host, from where the host is. Confined to one thread. */
final class HalfSending {
    private static final int MOST_PERCENT = 90;

    private final HalfFiles half;
    private final HostId host;
    private final Call call;
    private long sent;

    HalfSending(HalfFiles half, HostId host, Call call) {
        this.half = half;
        this.host = host;
        this.call = call;
    }

    void send() {
        for (int i = 0; i < half.files().size(); i++) {
            var file = half.files().get(i);
            try {
                send(file, half.paths().get(i));
            } catch (IOException | UncheckedIOException e) {
                throw new VireoException(
                        PluginError.FILES_UNUSABLE,
                        "Could not read " + file.name() + " of plugin "
                                + half.manifest().text() + ".",
                        e);
            }
            sent += file.size();
        }
    }

    private void send(HalfFile file, Path path) throws IOException {
        var there = stage(file, 0, new byte[0], 0); // asks how far it is
        var bytes = new byte[StagePart.LARGEST];
        try (var content = FileChannel.open(path)) {
            while (!there.complete()) {
                int length = content.read(ByteBuffer.wrap(bytes), there.received());
                var next = stage(file, there.received(), bytes, Math.max(0, length));
                if (!next.complete() && next.received() <= there.received()) {
                    throw PluginError.HOST_HALF_FAILED.because("Host " + host + " takes no more of " + file.name()
                            + " of plugin " + half.manifest().text() + " than " + next.received() + " bytes.");
                }
                there = next;
                call.progress((int) (MOST_PERCENT * (sent + there.received()) / half.bytes()));
            }
        }
    }

    private PartStaged stage(HalfFile file, long offset, byte[] bytes, int length) {
        var piece = StagePart.of(half.plugin(), file, offset, bytes, length);
        String name = half.plugin() + " " + file.sha256() + " " + offset + "+" + length;
        return call.hosts().call(host, piece, LinkHalves.part(call, "stage", name, host));
    }
}
