package org.vireo.spi.storage;

import java.util.List;
import java.util.Optional;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.storage.AttachStorage;
import org.vireo.protocol.storage.CarryVolume;
import org.vireo.protocol.storage.CopyVolume;
import org.vireo.protocol.storage.CreateVolume;
import org.vireo.protocol.storage.DeleteRecord;
import org.vireo.protocol.storage.DeleteVolume;
import org.vireo.protocol.storage.DetachStorage;
import org.vireo.protocol.storage.ImportVolume;
import org.vireo.protocol.storage.InspectStorage;
import org.vireo.protocol.storage.InspectVolume;
import org.vireo.protocol.storage.ListRecords;
import org.vireo.protocol.storage.ListVolumes;
import org.vireo.protocol.storage.ProbeStorage;
import org.vireo.protocol.storage.ReadRecord;
import org.vireo.protocol.storage.RebaseVolume;
import org.vireo.protocol.storage.RecordName;
import org.vireo.protocol.storage.ResizeVolume;
import org.vireo.protocol.storage.StorageProbed;
import org.vireo.protocol.storage.StorageSpace;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.storage.VolumeSpec;
import org.vireo.protocol.storage.VolumeState;
import org.vireo.protocol.storage.WipeVolume;
import org.vireo.protocol.storage.WriteRecord;
import org.vireo.spi.host.Call;

/**
 * A backend that leaves all work to the driver of its type on the host: a subclass says what there is to fill in, what the driver can do
 * and how a volume is found. Stateless.
 */
public abstract class HostDrivenBackend implements StorageBackend {
    @Override
    public final StorageProbed probe(Domain domain, HostId via, Call call) {
        return ask(via, new ProbeStorage(target(domain)), call, "probe");
    }

    @Override
    public final StorageSpace attach(Domain domain, HostId host, boolean format, Call call) {
        return ask(host, new AttachStorage(target(domain), format), call, "attach");
    }

    @Override
    public final void detach(Domain domain, HostId host, boolean wipe, Call call) {
        ask(host, new DetachStorage(target(domain), wipe), call, "detach");
    }

    @Override
    public final StorageSpace inspect(Domain domain, HostId via, Call call) {
        return ask(via, new InspectStorage(target(domain)), call, "inspect");
    }

    @Override
    public final VolumeState create(Domain domain, VolumeSpec spec, HostId via, Call call) {
        return ask(via, new CreateVolume(target(domain), spec), call, "create-" + spec.id());
    }

    @Override
    public final VolumeState resize(Volume volume, ByteSize size, HostId via, Call call) {
        var request = new ResizeVolume(target(volume.domain()), volume.id(), size);
        return ask(via, request, call, "resize-" + volume.id() + "-" + size.bytes());
    }

    @Override
    public final void delete(Volume volume, HostId via, Call call) {
        ask(via, new DeleteVolume(target(volume.domain()), volume.id()), call, "delete-" + volume.id());
    }

    @Override
    public final void wipe(Volume volume, HostId via, Call call) {
        ask(via, new WipeVolume(target(volume.domain()), volume.id()), call, "wipe-" + volume.id());
    }

    @Override
    public final VolumeState copy(Volume source, Volume copy, HostId via, Call call) {
        var request = new CopyVolume(target(source.domain()), source.id(), copy.id(), copy.format());
        return ask(via, request, call, "copy-" + copy.id());
    }

    @Override
    public final VolumeState carry(
            Volume volume,
            boolean preallocated,
            Optional<DiskId> backing,
            StorageTarget from,
            DiskId source,
            HostId via,
            Call call) {
        var to = target(volume.domain());
        var request = new CarryVolume(from, source, to, volume.id(), volume.format(), preallocated, backing);
        return ask(via, request, call, "carry-" + volume.id());
    }

    @Override
    public final VolumeState importImage(Volume volume, String file, HostId via, Call call) {
        var request = new ImportVolume(target(volume.domain()), volume.id(), file, volume.format());
        return ask(via, request, call, "import-" + volume.id());
    }

    @Override
    public final VolumeState rebase(Volume volume, Optional<DiskId> backing, HostId via, Call call) {
        var request = new RebaseVolume(target(volume.domain()), volume.id(), backing, false);
        return ask(via, request, call, "rebase-" + volume.id());
    }

    @Override
    public final VolumeState follow(Volume volume, Optional<DiskId> backing, HostId via, Call call) {
        var request = new RebaseVolume(target(volume.domain()), volume.id(), backing, true);
        return ask(via, request, call, "follow-" + volume.id());
    }

    @Override
    public final VolumeState state(Volume volume, HostId via, Call call) {
        return ask(via, new InspectVolume(target(volume.domain()), volume.id()), call, "state-" + volume.id());
    }

    @Override
    public final List<VolumeState> volumes(Domain domain, HostId via, Call call) {
        return ask(via, new ListVolumes(target(domain)), call, "list-" + domain.id())
                .volumes();
    }

    @Override
    public final void writeRecord(Domain domain, RecordName name, String text, HostId via, Call call) {
        ask(via, new WriteRecord(target(domain), name, text), call, "write-" + name);
    }

    @Override
    public final void deleteRecord(Domain domain, RecordName name, HostId via, Call call) {
        ask(via, new DeleteRecord(target(domain), name), call, "forget-" + name);
    }

    @Override
    public final List<RecordName> records(Domain domain, HostId via, Call call) {
        return ask(via, new ListRecords(target(domain)), call, "records-" + domain.id())
                .names();
    }

    @Override
    public final String record(Domain domain, RecordName name, HostId via, Call call) {
        return ask(via, new ReadRecord(target(domain), name), call, "read-" + name)
                .text();
    }

    /** Each request of one operation has an id of its own, the same when the operation is repeated. */
    private static <T extends HostReply> T ask(HostId host, HostRequest<T> request, Call call, String part) {
        return call.hosts().call(host, request, call.part(part));
    }

    @Override
    public final StorageTarget target(Domain domain) {
        return new StorageTarget(domain.id(), type(), check(domain.settings()));
    }
}
