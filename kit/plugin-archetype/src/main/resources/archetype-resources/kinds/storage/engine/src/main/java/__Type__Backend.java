package ${package};

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.storage.AttachStorage;
import org.vireo.protocol.storage.CopyVolume;
import org.vireo.protocol.storage.CreateVolume;
import org.vireo.protocol.storage.DeleteVolume;
import org.vireo.protocol.storage.DetachStorage;
import org.vireo.protocol.storage.ImportVolume;
import org.vireo.protocol.storage.InspectStorage;
import org.vireo.protocol.storage.ListVolumes;
import org.vireo.protocol.storage.ProbeStorage;
import org.vireo.protocol.storage.RebaseVolume;
import org.vireo.protocol.storage.ResizeVolume;
import org.vireo.protocol.storage.StorageProbed;
import org.vireo.protocol.storage.StorageSpace;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.storage.VolumeSpec;
import org.vireo.protocol.storage.VolumeState;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DiskSource.FileDisk;
import org.vireo.spi.SettingSpec;
import org.vireo.spi.host.Call;
import org.vireo.spi.storage.Domain;
import org.vireo.spi.storage.StorageBackend;
import org.vireo.spi.storage.StorageFeature;
import org.vireo.spi.storage.Volume;

/** Storage in a directory that every host has mounted: asks the driver on a host for whatever is to be done. Immutable. */
@Component(property = "vireo.type=${type}")
public final class ${Type}Backend implements StorageBackend {
    private static final String TYPE = "${type}";

    /** Ready at once. */
    @Activate
    public ${Type}Backend() {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<StorageFeature> features() {
        return Set.of(
                StorageFeature.SHARED, StorageFeature.THIN, StorageFeature.BACKING, StorageFeature.REBASE, StorageFeature.LISTING);
    }

    @Override
    public List<SettingSpec> settings() {
        return ${Type}Settings.specs();
    }

    @Override
    public Map<String, String> check(Map<String, String> settings) {
        return ${Type}Settings.parse(settings).toMap();
    }

    @Override
    public StorageProbed probe(Domain domain, HostId via, Call call) {
        return ask(via, new ProbeStorage(target(domain)), call, "probe");
    }

    @Override
    public StorageSpace attach(Domain domain, HostId host, boolean format, Call call) {
        return ask(host, new AttachStorage(target(domain), format), call, "attach");
    }

    @Override
    public void detach(Domain domain, HostId host, boolean wipe, Call call) {
        ask(host, new DetachStorage(target(domain), wipe), call, "detach");
    }

    @Override
    public StorageSpace inspect(Domain domain, HostId via, Call call) {
        return ask(via, new InspectStorage(target(domain)), call, "inspect");
    }

    @Override
    public VolumeState create(Domain domain, VolumeSpec spec, HostId via, Call call) {
        return ask(via, new CreateVolume(target(domain), spec), call, "create-" + spec.id());
    }

    @Override
    public VolumeState resize(Volume volume, ByteSize size, HostId via, Call call) {
        var request = new ResizeVolume(target(volume.domain()), volume.id(), size);
        return ask(via, request, call, "resize-" + volume.id() + "-" + size.bytes());
    }

    @Override
    public void delete(Volume volume, HostId via, Call call) {
        ask(via, new DeleteVolume(target(volume.domain()), volume.id()), call, "delete-" + volume.id());
    }

    @Override
    public VolumeState copy(Volume source, Volume copy, HostId via, Call call) {
        var request = new CopyVolume(target(source.domain()), source.id(), copy.id(), copy.format());
        return ask(via, request, call, "copy-" + copy.id());
    }

    @Override
    public VolumeState importImage(Volume volume, String file, HostId via, Call call) {
        var request = new ImportVolume(target(volume.domain()), volume.id(), file, volume.format());
        return ask(via, request, call, "import-" + volume.id());
    }

    @Override
    public VolumeState rebase(Volume volume, Optional<DiskId> backing, HostId via, Call call) {
        var request = new RebaseVolume(target(volume.domain()), volume.id(), backing);
        return ask(via, request, call, "rebase-" + volume.id());
    }

    @Override
    public List<VolumeState> volumes(Domain domain, HostId via, Call call) {
        return ask(via, new ListVolumes(target(domain)), call, "list-" + domain.id())
                .volumes();
    }

    @Override
    public DiskSource source(Volume volume, HostId host) {
        var settings = ${Type}Settings.parse(volume.domain().settings());
        var file = settings.path()
                .resolve(volume.domain().id().toString())
                .resolve("images")
                .resolve(volume.id().toString());
        return new FileDisk(file.toString(), volume.format());
    }

    /** Each request of one operation has an id of its own, the same when the operation is repeated. */
    private static <T extends HostReply> T ask(HostId host, HostRequest<T> request, Call call, String part) {
        return call.hosts().call(host, request, call.part(part));
    }

    private static StorageTarget target(Domain domain) {
        var settings = ${Type}Settings.parse(domain.settings());
        return new StorageTarget(domain.id(), TYPE, settings.toMap());
    }
}
