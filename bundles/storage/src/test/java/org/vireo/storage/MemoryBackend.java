package org.vireo.storage;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.LunList.FoundLun;
import org.vireo.protocol.storage.RecordName;
import org.vireo.protocol.storage.StorageProbed;
import org.vireo.protocol.storage.StorageSpace;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.storage.VolumeSpec;
import org.vireo.protocol.storage.VolumeState;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.spi.SettingSpec;
import org.vireo.spi.host.Call;
import org.vireo.spi.storage.Domain;
import org.vireo.spi.storage.LunDisk;
import org.vireo.spi.storage.StorageBackend;
import org.vireo.spi.storage.StorageFeature;
import org.vireo.spi.storage.Volume;

/** Storage in memory of one test: what is there, and what goes wrong next. */
final class MemoryBackend implements StorageBackend {
    final Map<DiskId, VolumeState> volumes = new LinkedHashMap<>();
    static final int BLOCKS = 4;
    private final Map<DiskId, Map<Integer, String>> written = new HashMap<>();
    /** What was wiped, before it went. */
    final Set<DiskId> wiped = new HashSet<>();
    /** In which domain each volume is. */
    final Map<DiskId, StorageDomainId> places = new HashMap<>();

    private final Map<DiskId, Optional<DiskId>> headers = new HashMap<>();
    final Map<RecordName, String> records = new HashMap<>();
    final Set<StorageDomainId> formatted = new HashSet<>();
    String failNext = "";
    boolean shared;
    boolean files = true;
    final Set<HostId> blind = new HashSet<>();
    /** Whether a hypervisor has an image open: then nobody else may write to it or remove it. */
    Predicate<DiskId> open = image -> false;
    /** Whether a hypervisor writes to an image: then nobody else may read it. */
    Predicate<DiskId> writes = image -> false;

    /** LUNs by target and number. */
    final Map<String, FoundLun> luns = new HashMap<>();

    @Override
    public FoundLun open(LunDisk lun, HostId via, Call call) {
        maybeFail("open-lun");
        var place = lun.settings().get("target") + "/" + lun.settings().get("lun");
        if (!luns.containsKey(place)) {
            throw new VireoException(ModelError.HOST_FAILED, "there is no LUN " + place);
        }
        return luns.get(place);
    }

    @Override
    public DiskSource source(LunDisk lun) {
        return new DiskSource.BlockDisk("/luns/" + lun.settings().get("lun"), DiskFormat.RAW);
    }

    Optional<StorageDomainId> found = Optional.empty();

    private void refuseOpen(DiskId image, String attempt) {
        if (open.test(image)) {
            throw new VireoException(ModelError.WRONG_STATE, attempt + " image " + image + " that is open");
        }
    }

    private void maybeFail(String call) {
        if (failNext.equals(call)) {
            failNext = "";
            throw new VireoException(ModelError.HOST_FAILED, call + " failed as the test wanted");
        }
    }

    @Override
    public String type() {
        return "memory";
    }

    @Override
    public Set<StorageFeature> features() {
        var features = EnumSet.of(
                StorageFeature.THIN,
                StorageFeature.BACKING,
                StorageFeature.REBASE,
                StorageFeature.CARRY,
                StorageFeature.WIPE,
                StorageFeature.LISTING,
                StorageFeature.RECORDS);
        if (files) {
            features.add(StorageFeature.FILES);
        }
        if (shared) {
            features.add(StorageFeature.SHARED);
        }
        return features;
    }

    @Override
    public List<SettingSpec> settings() {
        return List.of(
                new SettingSpec("path", "Path", SettingSpec.Kind.PATH, true, ""),
                new SettingSpec("key", "Key", SettingSpec.Kind.SECRET, false, ""));
    }

    @Override
    public Map<String, String> check(Map<String, String> settings) {
        if (!settings.containsKey("path") && !settings.containsKey("target")) {
            throw new VireoException(ModelError.BAD_VALUE, "path is missing");
        }
        return settings;
    }

    @Override
    public StorageProbed probe(Domain domain, HostId via, Call call) {
        maybeFail("probe");
        return new StorageProbed(true, "", found, ByteSize.ofGiB(100), ByteSize.ofGiB(50));
    }

    @Override
    public StorageSpace attach(Domain domain, HostId host, boolean format, Call call) {
        maybeFail("attach");
        if (blind.contains(host)) {
            throw new VireoException(ModelError.HOST_FAILED, "no way to it");
        }
        if (format) {
            formatted.add(domain.id());
        }
        return new StorageSpace(ByteSize.ofGiB(100), ByteSize.ofGiB(50));
    }

    @Override
    public void detach(Domain domain, HostId host, boolean wipe, Call call) {
        maybeFail("detach");
        if (wipe) {
            formatted.remove(domain.id());
        }
    }

    @Override
    public StorageSpace inspect(Domain domain, HostId via, Call call) {
        return new StorageSpace(ByteSize.ofGiB(100), ByteSize.ofGiB(50));
    }

    @Override
    public VolumeState create(Domain domain, VolumeSpec spec, HostId via, Call call) {
        var state = new VolumeState(spec.id(), spec.format(), spec.size(), ByteSize.ofKiB(4), spec.backing());
        volumes.put(spec.id(), state);
        places.put(spec.id(), domain.id());
        maybeFail("create");
        return state;
    }

    @Override
    public VolumeState resize(Volume volume, ByteSize size, HostId via, Call call) {
        maybeFail("resize");
        var state = new VolumeState(volume.id(), volume.format(), size, ByteSize.ofKiB(4), Optional.empty());
        volumes.put(volume.id(), state);
        return state;
    }

    @Override
    public void delete(Volume volume, HostId via, Call call) {
        maybeFail("delete");
        for (var other : volumes.values()) {
            if (other.backing().equals(Optional.of(volume.id()))
                    || backing(other.id()).equals(Optional.of(volume.id()))) {
                throw new VireoException(ModelError.WRONG_STATE, other.id() + " reads through to " + volume.id());
            }
        }
        refuseOpen(volume.id(), "delete");
        volumes.remove(volume.id());
        written.remove(volume.id());
    }

    @Override
    public void wipe(Volume volume, HostId via, Call call) {
        refuseOpen(volume.id(), "wipe");
        wiped.add(volume.id());
    }

    @Override
    public VolumeState rebase(Volume volume, Optional<DiskId> backing, HostId via, Call call) {
        maybeFail("rebase");
        refuseOpen(volume.id(), "rebase");
        headers.remove(volume.id());
        var before = volumes.get(volume.id());
        for (var block = 0; block < BLOCKS; block++) {
            var text = read(volume.id(), block);
            if (!text.equals(backing.map(blocks(block)).orElse(""))) {
                write(volume.id(), block, text);
            }
        }
        return described(before, backing);
    }

    private VolumeState described(VolumeState before, Optional<DiskId> backing) {
        var state = new VolumeState(before.id(), before.format(), before.size(), before.allocated(), backing);
        volumes.put(before.id(), state);
        return state;
    }

    @Override
    public VolumeState follow(Volume volume, Optional<DiskId> backing, HostId via, Call call) {
        if (!backing(volume.id()).equals(backing)) {
            throw new VireoException(ModelError.WRONG_STATE, volume.id() + " reads through to another");
        }
        headers.remove(volume.id());
        return described(volumes.get(volume.id()), backing);
    }

    /** What an image itself says that it reads through to. */
    Optional<DiskId> backing(DiskId image) {
        return headers.getOrDefault(image, volumes.get(image).backing());
    }

    @Override
    public VolumeState state(Volume volume, HostId via, Call call) {
        var beside = Optional.ofNullable(volumes.get(volume.id()))
                .orElseThrow(
                        () -> new VireoException(ModelError.OBJECT_NOT_FOUND, "there is no volume " + volume.id()));
        return new VolumeState(beside.id(), beside.format(), beside.size(), beside.allocated(), backing(volume.id()));
    }

    private Function<DiskId, String> blocks(int block) {
        return id -> read(id, block);
    }

    @Override
    public List<VolumeState> volumes(Domain domain, HostId via, Call call) {
        return List.copyOf(volumes.values());
    }

    /** What a hypervisor does to an image that it has open. */
    void back(DiskId image, Optional<DiskId> backing) {
        headers.put(image, backing);
    }

    /** What a hypervisor that was cut short did not write out. */
    void lose(DiskId image, int block) {
        written.get(image).remove(block);
    }

    /** What is in this image itself. */
    Map<Integer, String> own(DiskId image) {
        return Map.copyOf(written.getOrDefault(image, Map.of()));
    }

    @Override
    public void writeRecord(Domain domain, RecordName name, String text, HostId via, Call call) {
        maybeFail("record");
        records.put(name, text);
    }

    @Override
    public void deleteRecord(Domain domain, RecordName name, HostId via, Call call) {
        maybeFail("record");
        records.remove(name);
    }

    @Override
    public List<RecordName> records(Domain domain, HostId via, Call call) {
        return List.copyOf(records.keySet());
    }

    @Override
    public String record(Domain domain, RecordName name, HostId via, Call call) {
        return records.get(name);
    }

    /** What a guest would do. */
    void write(DiskId image, int block, String text) {
        written.computeIfAbsent(image, id -> new HashMap<>()).put(block, text);
    }

    String read(DiskId image, int block) {
        var here = written.getOrDefault(image, Map.of()).get(block);
        if (here != null) {
            return here;
        }
        return backing(image).map(blocks(block)).orElse("");
    }

    @Override
    public VolumeState copy(Volume source, Volume copy, HostId via, Call call) {
        maybeFail("copy");
        var from = volumes.get(source.id());
        places.put(copy.id(), copy.domain().id());
        var state = new VolumeState(copy.id(), copy.format(), from.size(), from.allocated(), Optional.empty());
        volumes.put(copy.id(), state);
        for (var block = 0; block < BLOCKS; block++) {
            write(copy.id(), block, read(source.id(), block));
        }
        return state;
    }

    @Override
    public StorageTarget target(Domain domain) {
        return new StorageTarget(domain.id(), type(), Map.of());
    }

    @Override
    public VolumeState carry(
            Volume volume,
            boolean preallocated,
            Optional<DiskId> backing,
            StorageTarget from,
            DiskId source,
            HostId via,
            Call call) {
        if (writes.test(source) || !from.domain().equals(places.get(source))) {
            throw new VireoException(ModelError.WRONG_STATE, "carry image " + source + " that cannot be read there");
        }
        if (!volumes.containsKey(volume.id())) {
            var there = volumes.get(source);
            volumes.put(
                    volume.id(),
                    new VolumeState(volume.id(), volume.format(), there.size(), there.allocated(), backing));
            places.put(volume.id(), volume.domain().id());
            for (var block = 0; block < BLOCKS; block++) {
                if (backing.isEmpty() || own(source).containsKey(block)) {
                    write(volume.id(), block, read(source, block));
                }
            }
        }
        maybeFail("carry");
        return volumes.get(volume.id());
    }

    @Override
    public VolumeState importImage(Volume volume, String file, HostId via, Call call) {
        maybeFail("import");
        var state =
                new VolumeState(volume.id(), volume.format(), ByteSize.ofMiB(40), ByteSize.ofMiB(10), Optional.empty());
        volumes.put(volume.id(), state);
        places.put(volume.id(), volume.domain().id());
        return state;
    }

    @Override
    public DiskSource source(Volume volume, HostId host) {
        return new DiskSource.FileDisk("/memory/" + volume.id(), volume.format());
    }
}
