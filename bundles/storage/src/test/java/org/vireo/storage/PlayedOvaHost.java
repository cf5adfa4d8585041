package org.vireo.storage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vireo.model.ByteSize;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.ova.DiskStaged;
import org.vireo.protocol.ova.DropOva;
import org.vireo.protocol.ova.InspectOva;
import org.vireo.protocol.ova.OvaFound;
import org.vireo.protocol.ova.OvaMember;
import org.vireo.protocol.ova.ReadOva;
import org.vireo.protocol.ova.StageDisk;
import org.vireo.protocol.ova.VerifyOva;
import org.vireo.protocol.ova.WriteOva;
import org.vireo.protocol.storage.Done;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

/** A host with packages, in so far as the engine sees it. Confined to one thread. */
final class PlayedOvaHost implements HostLink {
    final Map<String, OvaMember> members = new LinkedHashMap<>();
    final List<ReadOva> read = new ArrayList<>();
    final List<String> staged = new ArrayList<>();
    String descriptor = "";
    String failsAt = "";
    boolean written;

    void member(String name, String format, ByteSize size) {
        members.put(name, new OvaMember(name, new ByteSize(4096), format, size, ByteSize.ofMiB(1), ""));
    }

    @Override
    @SuppressWarnings("unchecked") // each request has its reply
    public <T extends HostReply> T call(HostId host, HostRequest<T> request, Call call) {
        if (request.getClass().getSimpleName().equals(failsAt)) {
            throw new VireoException(ModelError.HOST_FAILED, "no luck with " + failsAt);
        }
        return (T) answer(request);
    }

    private HostReply answer(HostRequest<?> request) {
        if (request instanceof InspectOva) {
            return new OvaFound("web.ovf", descriptor, List.copyOf(members.values()));
        }
        if (request instanceof VerifyOva) {
            return new Done();
        }
        if (request instanceof ReadOva asked) {
            read.add(asked);
            return new Done();
        }
        if (request instanceof StageDisk asked) {
            staged.add(asked.member());
            member(asked.member(), "vmdk", ByteSize.ofGiB(1));
            return new DiskStaged(new ByteSize(4096));
        }
        if (request instanceof WriteOva asked) {
            descriptor = asked.descriptor();
            written = true;
            return new Done();
        }
        if (request instanceof DropOva) {
            staged.clear();
            written = false;
            return new Done();
        }
        throw new AssertionError("not expected: " + request);
    }
}
