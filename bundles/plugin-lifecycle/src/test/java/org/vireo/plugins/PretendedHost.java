package org.vireo.plugins;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.plugin.ActivateHalf;
import org.vireo.protocol.plugin.HalfActivated;
import org.vireo.protocol.plugin.HalfState;
import org.vireo.protocol.plugin.HalfWithdrawn;
import org.vireo.protocol.plugin.HalvesFound;
import org.vireo.protocol.plugin.ListHalves;
import org.vireo.protocol.plugin.PartStaged;
import org.vireo.protocol.plugin.StagePart;
import org.vireo.protocol.plugin.WithdrawHalf;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

/** A host that keeps the promises of the verbs of halves, in memory. */
final class PretendedHost implements HostLink {
    final Map<String, ByteArrayOutputStream> staged = new HashMap<>();
    final Map<String, ActivateHalf> active = new HashMap<>();
    final List<StagePart> pieces = new ArrayList<>();
    String refusal = "";
    int takes = Integer.MAX_VALUE;

    @Override
    @SuppressWarnings("unchecked") // each request is answered by its own kind of reply
    public <T extends HostReply> T call(HostId host, HostRequest<T> request, Call call) {
        if (request instanceof StagePart piece) {
            return (T) stage(piece);
        } else if (request instanceof ActivateHalf half) {
            return (T) activate(half);
        } else if (request instanceof WithdrawHalf gone) {
            return (T) new HalfWithdrawn(
                    Optional.ofNullable(active.remove(gone.plugin())).map(ActivateHalf::plugin));
        } else if (request instanceof ListHalves) {
            return (T) new HalvesFound(active.values().stream()
                    .map(half -> new HalfState(half.plugin(), half.files(), true, ""))
                    .toList());
        }
        throw new AssertionError("not of plugins: " + request);
    }

    private PartStaged stage(StagePart piece) {
        pieces.add(piece);
        var file = staged.computeIfAbsent(piece.file().sha256(), hash -> new ByteArrayOutputStream());
        if (file.size() == piece.offset() && file.size() < takes) {
            file.writeBytes(piece.bytes());
        }
        return new PartStaged(file.size(), file.size() == piece.file().size());
    }

    private HalfActivated activate(ActivateHalf half) {
        if (!refusal.isEmpty()) {
            throw new VireoException(ModelError.HOST_FAILED, refusal);
        }
        var before = Optional.ofNullable(active.put(half.plugin().id(), half)).map(ActivateHalf::plugin);
        return new HalfActivated(half.plugin(), before, 1);
    }
}
