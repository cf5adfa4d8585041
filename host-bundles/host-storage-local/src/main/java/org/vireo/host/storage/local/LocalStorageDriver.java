package org.vireo.host.storage.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.storage.StorageDriver;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.ModelError;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.StorageProbed;
import org.vireo.protocol.storage.StorageSpace;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.storage.VolumeSpec;
import org.vireo.protocol.storage.VolumeState;

/** Storage domains in a directory of this host. Thread-safe: one volume is worked on by one call at a time. */
@Component(property = "vireo.type=localfs", configurationPid = LocalStorageSettings.PID)
@Designate(ocd = LocalStorageSettings.class)
public final class LocalStorageDriver implements StorageDriver {
    private static final Logger LOG = LoggerFactory.getLogger(LocalStorageDriver.class);
    private static final long SECTOR = 512;

    private final QemuImg qemuImg;
    private final VolumeLocks locks = new VolumeLocks();

    /** Ready at once. */
    @Activate
    public LocalStorageDriver(LocalStorageSettings settings) {
        this(new QemuImg(settings.qemu__img(), settings.prlimit(), Clock.systemUTC()));
    }

    LocalStorageDriver(QemuImg qemuImg) {
        this.qemuImg = qemuImg;
    }

    @Override
    public String type() {
        return "localfs";
    }

    @Override
    public StorageProbed probe(StorageTarget target, HostCall call) {
        Path path = StoragePath.of(target);
        Path place = path;
        while (!Files.exists(place)) {
            place = place.getParent();
        }
        Path existing = place;
        StorageSpace space = Attempt.to("look at " + path, () -> DomainLayout.space(existing));
        List<StorageDomainId> domains = DomainLayout.domains(path);
        Optional<StorageDomainId> found = domains.stream()
                .filter(target.domain()::equals)
                .findFirst()
                .or(() -> domains.stream().findFirst());
        String problem = "";
        if (!Files.isDirectory(existing)) {
            problem = existing + " is not a directory";
        } else if (!Files.isWritable(existing)) {
            problem = existing + " is not writable";
        }
        return new StorageProbed(problem.isEmpty(), problem, found, space.total(), space.available());
    }

    @Override
    public StorageSpace attach(StorageTarget target, boolean format, HostCall call) {
        var layout = layout(target);
        if (format && !layout.exists()) {
            layout.format();
            LOG.info("Made storage domain {} in {}", target.domain(), layout.images());
        }
        layout.requireAttached();
        if (!Files.isWritable(layout.images())) {
            throw new VireoException(
                    LocalStorageError.STORAGE_FAILED,
                    "cannot attach storage domain " + target.domain() + ": " + layout.images() + " is not writable");
        }
        return layout.space();
    }

    @Override
    public void detach(StorageTarget target, boolean wipe, HostCall call) {
        if (wipe) {
            layout(target).wipe();
        }
    }

    @Override
    public StorageSpace inspect(StorageTarget target, HostCall call) {
        return attached(target).space();
    }

    @Override
    public VolumeState create(StorageTarget target, VolumeSpec volume, HostCall call) {
        var layout = attached(target);
        if (volume.size().bytes() <= 0) {
            throw refused(volume, ModelError.BAD_VALUE, "its size must be more than zero");
        }
        if (volume.backing().isPresent() && volume.format() == DiskFormat.RAW) {
            throw refused(volume, ModelError.BAD_VALUE, "a raw volume cannot read through to another");
        }
        return locks.volume(volume.id(), () -> {
            if (VolumeFile.exists(layout, volume.id())) {
                return sameShape(volume, state(layout, volume.id(), call));
            }
            if (volume.backing().isEmpty()) {
                return makeNew(layout, volume, call);
            }
            return locks.chains(() -> makeNew(layout, volume, call));
        });
    }

    private VolumeState makeNew(DomainLayout layout, VolumeSpec volume, HostCall call) {
        var backing = volume.backing().map(id -> backing(layout, volume, id, call));
        var description = new VolumeFile(volume.id(), volume.format(), volume.backing());
        make(
                layout,
                description,
                call,
                file -> qemuImg.create(
                        file, volume.format(), volume.size(), volume.preallocated(), backing, call.deadline()));
        return state(layout, volume.id(), call);
    }

    private QemuImg.Backing backing(DomainLayout layout, VolumeSpec volume, DiskId id, HostCall call) {
        var below = VolumeFile.require(layout, id);
        if (state(layout, id, call).size().compareTo(volume.size()) > 0) {
            throw refused(volume, ModelError.BAD_VALUE, "volume " + id + ", which it reads through to, is larger");
        }
        return new QemuImg.Backing(id.toString(), below.format());
    }

    private static VolumeState sameShape(VolumeSpec wanted, VolumeState there) {
        long size = (wanted.size().bytes() + SECTOR - 1) / SECTOR * SECTOR;
        boolean same = there.format() == wanted.format()
                && there.size().bytes() == size
                && there.backing().equals(wanted.backing());
        if (!same) {
            throw refused(wanted, ModelError.NAME_IN_USE, "there is one of another shape under that id");
        }
        return there;
    }

    /** Makes the file under another name, so that what has the volume's name is always whole. */
    private static void make(DomainLayout layout, VolumeFile description, HostCall call, Consumer<Path> maker) {
        DiskId disk = description.disk();
        layout.clean(disk);
        Path part = layout.images().resolve("." + disk + "." + call.operation() + ".part");
        try {
            maker.accept(part);
            description.write(layout);
            Attempt.run(
                    "finish volume " + disk,
                    () -> Files.move(part, layout.volume(disk), StandardCopyOption.ATOMIC_MOVE));
        } finally {
            layout.clean(disk);
        }
    }

    @Override
    public void delete(StorageTarget target, DiskId volume, HostCall call) {
        var layout = attached(target);
        locks.volume(
                volume,
                () -> locks.chains(() -> {
                    for (DiskId other : layout.volumes()) {
                        if (VolumeFile.read(layout, other).backing().equals(Optional.of(volume))) {
                            throw new VireoException(
                                    LocalStorageError.VOLUME_IN_USE,
                                    "cannot delete volume " + volume + ": volume " + other + " reads through to it");
                        }
                    }
                    VolumeFile.delete(layout, volume);
                    layout.clean(volume);
                    return true;
                }));
    }

    @Override
    public VolumeState resize(StorageTarget target, DiskId volume, ByteSize size, HostCall call) {
        var layout = attached(target);
        return locks.volume(volume, () -> {
            var description = VolumeFile.require(layout, volume);
            var now = state(layout, volume, call);
            if (size.compareTo(now.size()) < 0) {
                throw new VireoException(
                        ModelError.BAD_VALUE,
                        "cannot resize volume " + volume + ": it has "
                                + now.size().bytes() + " bytes and can only grow");
            }
            if (size.compareTo(now.size()) == 0) {
                return now;
            }
            qemuImg.grow(layout.volume(volume), description.format(), size, call.deadline());
            return state(layout, volume, call);
        });
    }

    @Override
    public VolumeState volume(StorageTarget target, DiskId volume, HostCall call) {
        return state(attached(target), volume, call);
    }

    @Override
    public List<VolumeState> volumes(StorageTarget target, HostCall call) {
        var layout = attached(target);
        return layout.volumes().stream().map(id -> state(layout, id, call)).toList();
    }

    @Override
    public VolumeState rebase(StorageTarget target, DiskId volume, Optional<DiskId> backing, HostCall call) {
        var layout = attached(target);
        return locks.volume(
                volume,
                () -> locks.chains(() -> {
                    var before = VolumeFile.require(layout, volume);
                    if (before.format() != DiskFormat.COW) {
                        throw new VireoException(
                                ModelError.BAD_VALUE,
                                "cannot rebase volume " + volume + ": a raw volume reads through to nothing");
                    }
                    if (!before.backing().equals(backing)) {
                        var below = backing.map(id -> new QemuImg.Backing(
                                id.toString(), VolumeFile.require(layout, id).format()));
                        qemuImg.rebase(layout.volume(volume), before.format(), below, call.deadline());
                        // only now: as long as it may still read through to the old one, that one is kept from deletion
                        new VolumeFile(volume, before.format(), backing).write(layout);
                    }
                    return state(layout, volume, call);
                }));
    }

    @Override
    public VolumeState copy(StorageTarget target, DiskId source, DiskId copy, DiskFormat format, HostCall call) {
        var layout = attached(target);
        return locks.volume(copy, () -> {
            if (!VolumeFile.exists(layout, copy)) {
                String from = QemuImg.name(VolumeFile.require(layout, source).format());
                make(
                        layout,
                        new VolumeFile(copy, format, Optional.empty()),
                        call,
                        file -> qemuImg.convert(layout.volume(source), from, file, format, call.deadline()));
            }
            return state(layout, copy, call);
        });
    }

    @Override
    public VolumeState importImage(StorageTarget target, DiskId volume, Path image, DiskFormat format, HostCall call) {
        var layout = attached(target);
        return locks.volume(volume, () -> {
            if (!VolumeFile.exists(layout, volume)) {
                String from = Stranger.format(qemuImg, image, call);
                make(
                        layout,
                        new VolumeFile(volume, format, Optional.empty()),
                        call,
                        file -> qemuImg.convert(image, from, file, format, call.deadline()));
                LOG.info("Imported {} as volume {}", image.getFileName(), volume);
            }
            return state(layout, volume, call);
        });
    }

    private VolumeState state(DomainLayout layout, DiskId volume, HostCall call) {
        var description = VolumeFile.require(layout, volume);
        var info = qemuImg.info(layout.volume(volume), description.format(), call.deadline());
        return new VolumeState(volume, description.format(), info.size(), info.allocated(), description.backing());
    }

    private static DomainLayout layout(StorageTarget target) {
        return new DomainLayout(StoragePath.of(target), target.domain());
    }

    private static DomainLayout attached(StorageTarget target) {
        var layout = layout(target);
        layout.requireAttached();
        return layout;
    }

    private static VireoException refused(VolumeSpec volume, ModelError code, String reason) {
        return new VireoException(code, "cannot create volume " + volume.id() + ": " + reason);
    }
}
