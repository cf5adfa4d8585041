package org.vireo.host.simulator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.storage.StorageDriver;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.ModelError;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.RecordName;
import org.vireo.protocol.storage.StorageProbed;
import org.vireo.protocol.storage.StorageSpace;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.storage.VolumeSpec;
import org.vireo.protocol.storage.VolumeState;

/** Storage of one simulated host: the books of a storage domain without the bytes. They survive a restart. Thread-safe. */
final class SimulatedStorage implements StorageDriver {
    /** The type whose places are paths of the host. */
    static final String LOCAL = "localfs";

    private static final String PATH = "path";
    /** A thin volume takes no more than its header as long as nothing writes. */
    private static final ByteSize THIN = ByteSize.ofKiB(196);

    private final String type;
    private final ByteSize total;
    private final VolumeBooks books;
    private final RecordBooks records;
    private final Map<StorageDomainId, Map<DiskId, VolumeState>> domains;

    SimulatedStorage(String type, Path directory, ByteSize total) {
        this.type = type;
        this.total = total;
        this.books = new VolumeBooks(directory);
        this.records = new RecordBooks(directory.resolveSibling(directory.getFileName() + "-records"));
        this.domains = new ConcurrentHashMap<>(books.load());
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public StorageProbed probe(StorageTarget target, HostCall call) {
        String path = target.settings().getOrDefault(PATH, LOCAL.equals(type) ? "" : "/");
        String problem = path.startsWith("/") ? "" : "the path of a storage domain is absolute";
        var there = Optional.of(target.domain()).filter(domains::containsKey);
        var space = space();
        return new StorageProbed(problem.isEmpty(), problem, there, space.total(), space.available());
    }

    @Override
    public StorageSpace attach(StorageTarget target, boolean format, HostCall call) {
        if (format) {
            domains.computeIfAbsent(target.domain(), domain -> {
                books.open(domain);
                return new ConcurrentHashMap<>();
            });
        }
        volumesOf(target);
        return space();
    }

    @Override
    public void detach(StorageTarget target, boolean wipe, HostCall call) {
        if (!wipe || !domains.containsKey(target.domain())) {
            return;
        }
        if (!volumesOf(target).isEmpty()) {
            throw new VireoException(
                    ModelError.WRONG_STATE,
                    "cannot wipe storage domain " + target.domain() + ": there are volumes in it");
        }
        records.close(target.domain());
        domains.remove(target.domain());
        books.close(target.domain());
    }

    @Override
    public StorageSpace inspect(StorageTarget target, HostCall call) {
        volumesOf(target);
        return space();
    }

    @Override
    public VolumeState create(StorageTarget target, VolumeSpec volume, HostCall call) {
        var volumes = volumesOf(target);
        volume.backing().ifPresent(backing -> find(target, volumes, backing));
        var there = volumes.get(volume.id());
        if (there != null) {
            return sameShape(volume, there);
        }
        var made = new VolumeState(
                volume.id(),
                volume.format(),
                volume.size(),
                volume.preallocated() ? volume.size() : THIN,
                volume.backing());
        return keep(target, volumes, made);
    }

    private static VolumeState sameShape(VolumeSpec wanted, VolumeState there) {
        if (there.format() != wanted.format()
                || !there.size().equals(wanted.size())
                || !there.backing().equals(wanted.backing())) {
            throw new VireoException(
                    ModelError.NAME_IN_USE,
                    "cannot create volume " + wanted.id() + ": there is one of another shape under that id");
        }
        return there;
    }

    @Override
    public void delete(StorageTarget target, DiskId volume, HostCall call) {
        var volumes = volumesOf(target);
        if (volumes.values().stream().anyMatch(other -> other.backing().equals(Optional.of(volume)))) {
            throw new VireoException(
                    ModelError.WRONG_STATE, "cannot delete volume " + volume + ": another reads through to it");
        }
        if (volumes.remove(volume) != null) {
            books.remove(target.domain(), volume);
        }
    }

    @Override
    public VolumeState resize(StorageTarget target, DiskId volume, ByteSize size, HostCall call) {
        var volumes = volumesOf(target);
        var now = find(target, volumes, volume);
        if (size.compareTo(now.size()) < 0) {
            throw new VireoException(ModelError.BAD_VALUE, "cannot resize volume " + volume + ": it can only grow");
        }
        return keep(target, volumes, new VolumeState(volume, now.format(), size, now.allocated(), now.backing()));
    }

    @Override
    public VolumeState volume(StorageTarget target, DiskId volume, HostCall call) {
        return find(target, volumesOf(target), volume);
    }

    @Override
    public List<VolumeState> volumes(StorageTarget target, HostCall call) {
        return List.copyOf(volumesOf(target).values());
    }

    @Override
    public VolumeState copy(StorageTarget target, DiskId source, DiskId copy, DiskFormat format, HostCall call) {
        var volumes = volumesOf(target);
        var from = find(target, volumes, source);
        var there = volumes.get(copy);
        return there != null
                ? there
                : keep(target, volumes, new VolumeState(copy, format, from.size(), from.allocated(), Optional.empty()));
    }

    @Override
    public VolumeState importImage(StorageTarget target, DiskId volume, Path image, DiskFormat format, HostCall call) {
        long bytes = Math.max(1, image.toFile().length());
        var size = new ByteSize(bytes);
        if (!Files.isRegularFile(image)) {
            throw new VireoException(ModelError.OBJECT_NOT_FOUND, "there is no image " + image);
        }
        var volumes = volumesOf(target);
        var there = volumes.get(volume);
        return there != null
                ? there
                : keep(target, volumes, new VolumeState(volume, format, size, size, Optional.empty()));
    }

    @Override
    public VolumeState rebase(StorageTarget target, DiskId volume, Optional<DiskId> backing, HostCall call) {
        var volumes = volumesOf(target);
        var now = find(target, volumes, volume);
        backing.ifPresent(below -> find(target, volumes, below));
        return keep(target, volumes, new VolumeState(volume, now.format(), now.size(), now.allocated(), backing));
    }

    @Override
    public void writeRecord(StorageTarget target, RecordName name, String text, HostCall call) {
        volumesOf(target);
        records.write(target.domain(), name, text);
    }

    @Override
    public void deleteRecord(StorageTarget target, RecordName name, HostCall call) {
        volumesOf(target);
        records.delete(target.domain(), name);
    }

    @Override
    public List<RecordName> records(StorageTarget target, HostCall call) {
        volumesOf(target);
        return records.names(target.domain());
    }

    @Override
    public String record(StorageTarget target, RecordName name, HostCall call) {
        volumesOf(target);
        return records.read(target.domain(), name)
                .orElseThrow(() -> new VireoException(
                        ModelError.OBJECT_NOT_FOUND, "storage domain " + target.domain() + " holds no record " + name));
    }

    private VolumeState keep(StorageTarget target, Map<DiskId, VolumeState> volumes, VolumeState state) {
        volumes.put(state.id(), state);
        books.write(target.domain(), state);
        return state;
    }

    private static VolumeState find(StorageTarget target, Map<DiskId, VolumeState> volumes, DiskId volume) {
        return Optional.ofNullable(volumes.get(volume))
                .orElseThrow(() -> new VireoException(
                        ModelError.OBJECT_NOT_FOUND,
                        "storage domain " + target.domain() + " holds no volume " + volume));
    }

    private Map<DiskId, VolumeState> volumesOf(StorageTarget target) {
        return Optional.ofNullable(domains.get(target.domain()))
                .orElseThrow(() -> new VireoException(
                        ModelError.OBJECT_NOT_FOUND, "storage domain " + target.domain() + " is not on this host"));
    }

    private StorageSpace space() {
        long taken = domains.values().stream()
                .flatMap(volumes -> volumes.values().stream())
                .mapToLong(volume -> volume.allocated().bytes())
                .sum();
        return new StorageSpace(total, new ByteSize(Math.max(0, total.bytes() - taken)));
    }
}
