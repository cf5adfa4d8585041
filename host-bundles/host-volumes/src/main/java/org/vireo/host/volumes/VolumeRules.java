package org.vireo.host.volumes;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.storage.LentVolume;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.CarryVolume;
import org.vireo.protocol.storage.VolumeSpec;
import org.vireo.protocol.storage.VolumeState;

/** What may be done with the volumes of an attached domain. Thread-safe: one volume is worked on by one call at a time. */
final class VolumeRules {
    private static final Logger LOG = LoggerFactory.getLogger(VolumeRules.class);
    private static final long SECTOR = 512;

    private final QemuImg qemuImg;
    private final VolumeChains chains;
    private final VolumeLocks locks = new VolumeLocks();

    VolumeRules(QemuImg qemuImg) {
        this.qemuImg = qemuImg;
        this.chains = new VolumeChains(qemuImg);
    }

    private QemuImg images(DomainLayout layout) {
        return qemuImg.in(layout.place());
    }

    VolumeState state(DomainLayout layout, DiskId volume, HostCall call) {
        var description = VolumeFile.require(layout, volume);
        var info = images(layout).info(VolumeChains.image(layout, volume), description.format(), call.deadline());
        var allocated = Attempt.to(
                        "look at the space of volume " + volume,
                        () -> layout.place().allocated(layout.volume(volume)))
                .orElse(info.allocated());
        return new VolumeState(
                volume,
                description.format(),
                info.size(),
                allocated,
                HeaderName.below(layout.place(), info, description));
    }

    VolumeState create(DomainLayout layout, VolumeSpec volume, HostCall call) {
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

    private VolumeState makeNew(DomainLayout layout, VolumeSpec volume, HostCall call) {
        var backing = volume.backing().map(id -> backing(layout, volume, id, call));
        var description = new VolumeFile(volume.id(), volume.format(), volume.backing());
        make(
                layout,
                description,
                call,
                (images, file) -> images.make(file, volume.format(), volume.size(), volume.preallocated(), backing));
        return state(layout, volume.id(), call);
    }

    private QemuImg.Backing backing(DomainLayout layout, VolumeSpec volume, DiskId id, HostCall call) {
        if (state(layout, id, call).size().compareTo(volume.size()) > 0) {
            throw refused(volume, ModelError.BAD_VALUE, "volume " + id + ", which it reads through to, is larger");
        }
        return VolumeChains.name(layout, id);
    }

    private static VireoException refused(VolumeSpec volume, ModelError code, String reason) {
        return new VireoException(code, "cannot create volume " + volume.id() + ": " + reason);
    }

    /** Makes the file under another name, so that what has the volume's name is always whole. */
    private void make(DomainLayout layout, VolumeFile description, HostCall call, BiConsumer<NewImages, String> maker) {
        DiskId disk = description.disk();
        layout.clean(disk);
        String part = part(layout, disk, call);
        try {
            maker.accept(new NewImages(images(layout), layout.place(), call), part);
            description.write(layout);
            Attempt.run("finish volume " + disk, () -> layout.place().move(part, layout.volume(disk)));
        } catch (VireoException e) {
            cleanAfter(layout, disk, e);
            throw e;
        }
    }

    private static String part(DomainLayout layout, DiskId disk, HostCall call) {
        return layout.images() + "/." + disk + "." + call.operation() + ".part";
    }

    /** What failed first is what the caller learns. */
    private static void cleanAfter(DomainLayout layout, DiskId disk, VireoException failure) {
        try {
            layout.clean(disk);
        } catch (VireoException e) {
            failure.addSuppressed(e);
        }
    }

    boolean delete(DomainLayout layout, DiskId volume) {
        return locks.volume(
                volume,
                () -> locks.chains(() -> {
                    for (DiskId other : layout.volumes()) {
                        if (VolumeFile.read(layout, other).backing().equals(Optional.of(volume))) {
                            throw new VireoException(
                                    VolumeError.VOLUME_IN_USE,
                                    "cannot delete volume " + volume + ": volume " + other + " reads through to it");
                        }
                    }
                    VolumeFile.delete(layout, volume);
                    layout.clean(volume);
                    return true;
                }));
    }

    boolean wipe(DomainLayout layout, DiskId volume, HostCall call) {
        return locks.volume(volume, () -> {
            if (VolumeFile.exists(layout, volume)) {
                images(layout).wipe(VolumeChains.image(layout, volume), call.deadline());
            }
            return true;
        });
    }

    VolumeState resize(DomainLayout layout, DiskId volume, ByteSize size, HostCall call) {
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
            chains.reachable(layout, volume, call);
            grow(layout, description, size, call);
            return state(layout, volume, call);
        });
    }

    private void grow(DomainLayout layout, VolumeFile description, ByteSize size, HostCall call) {
        DiskId disk = description.disk();
        layout.clean(disk);
        try {
            Attempt.run(
                    "resize volume " + disk,
                    () -> new NewImages(images(layout), layout.place(), call)
                            .grow(layout.volume(disk), part(layout, disk, call), description.format(), size));
        } catch (VireoException e) {
            cleanAfter(layout, disk, e);
            throw e;
        }
    }

    VolumeState rebase(DomainLayout layout, DiskId volume, Optional<DiskId> backing, HostCall call) {
        return locks.volume(
                volume,
                () -> locks.chains(() -> {
                    var before = VolumeFile.require(layout, volume);
                    if (before.format() != DiskFormat.COW) {
                        throw new VireoException(
                                ModelError.BAD_VALUE,
                                "cannot rebase volume " + volume + ": a raw volume reads through to nothing");
                    }
                    // first as is written beside them: a hypervisor that was cut short may have left other names in
                    // headers
                    var image = chains.reachable(layout, volume, call);
                    if (!before.backing().equals(backing)) {
                        var below = backing.map(id -> VolumeChains.name(layout, id));
                        images(layout).rebase(image, before.format(), below, call.deadline());
                        // only now: as long as it may still read through to the old one, that one is kept from deletion
                        new VolumeFile(volume, before.format(), backing).write(layout);
                    }
                    return state(layout, volume, call);
                }));
    }

    VolumeState follow(DomainLayout layout, DiskId volume, Optional<DiskId> backing, HostCall call) {
        return locks.volume(
                volume,
                () -> locks.chains(() -> {
                    var now = state(layout, volume, call);
                    if (!now.backing().equals(backing)) {
                        throw new VireoException(
                                ModelError.WRONG_STATE,
                                "cannot follow a change of volume " + volume + ": it reads through to "
                                        + now.backing().map(DiskId::toString).orElse("nothing") + ", not to "
                                        + backing.map(DiskId::toString).orElse("nothing"));
                    }
                    new VolumeFile(volume, now.format(), backing).write(layout);
                    return now;
                }));
    }

    VolumeState copy(DomainLayout layout, DiskId source, DiskId copy, DiskFormat format, HostCall call) {
        return locks.volume(copy, () -> {
            if (!VolumeFile.exists(layout, copy)) {
                String from = QemuImg.name(VolumeFile.require(layout, source).format());
                make(
                        layout,
                        new VolumeFile(copy, format, Optional.empty()),
                        call,
                        (images, file) -> images.copy(chains.reachable(layout, source, call), from, file, format));
            }
            return state(layout, copy, call);
        });
    }

    LentVolume lend(DomainLayout layout, DiskId volume, HostCall call) {
        var description = VolumeFile.require(layout, volume);
        return new LentVolume(
                chains.reachable(layout, volume, call),
                description.format(),
                layout.place().environment(),
                layout.place().keys());
    }

    VolumeState receive(DomainLayout layout, CarryVolume asked, LentVolume from, HostCall call) {
        return locks.volume(asked.volume(), () -> {
            if (!VolumeFile.exists(layout, asked.volume())) {
                var below = asked.backing().map(id -> VolumeChains.name(layout, id));
                var keys = new HashMap<>(from.keys());
                keys.putAll(layout.place().keys()); // an id is that of one key
                var images = qemuImg.in(
                        Surroundings.both(from.environment(), layout.place().environment(), asked), keys);
                var wish = new QemuImg.Wish(
                        asked.format(), asked.preallocated(), layout.place().setsSpaceAside(), below);
                make(
                        layout,
                        new VolumeFile(asked.volume(), asked.format(), asked.backing()),
                        call,
                        (ours, file) -> new NewImages(images, layout.place(), call)
                                .carry(from.image(), from.format(), file, wish));
            }
            return state(layout, asked.volume(), call);
        });
    }

    VolumeState importImage(DomainLayout layout, DiskId volume, Path image, DiskFormat format, HostCall call) {
        return locks.volume(volume, () -> {
            if (!VolumeFile.exists(layout, volume)) {
                String from = Stranger.format(qemuImg, image, call);
                make(
                        layout,
                        new VolumeFile(volume, format, Optional.empty()),
                        call,
                        (images, file) -> images.copy(image.toString(), from, file, format));
                LOG.info("Imported {} as volume {}", image.getFileName(), volume);
            }
            return state(layout, volume, call);
        });
    }
}
