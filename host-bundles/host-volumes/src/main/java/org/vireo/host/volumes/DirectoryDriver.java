package org.vireo.host.volumes;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.storage.LentVolume;
import org.vireo.host.spi.storage.StorageDriver;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.StorageDomainId;
import org.vireo.protocol.storage.CarryVolume;
import org.vireo.protocol.storage.RecordName;
import org.vireo.protocol.storage.StorageProbed;
import org.vireo.protocol.storage.StorageSpace;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.storage.VolumeSpec;
import org.vireo.protocol.storage.VolumeState;

/**
 * A driver that keeps domains in directories. What differs between drivers is where a directory is and how its files are reached; what
 * lies in it and what may be done with it is the same for all. Thread-safe: one volume is worked on by one call at a time.
 */
public abstract class DirectoryDriver implements StorageDriver {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryDriver.class);

    private final VolumeRules volumes;

    /** @param qemuImg what works on images */
    protected DirectoryDriver(QemuImg qemuImg) {
        volumes = new VolumeRules(qemuImg);
    }

    /** Opens the place of a target for one piece of work and closes it afterwards. */
    protected abstract <T> T at(StorageTarget target, HostCall call, Function<Place, T> work);

    private <T> T attached(StorageTarget target, HostCall call, Function<DomainLayout, T> work) {
        return at(target, call, place -> {
            var layout = new DomainLayout(place, target.domain());
            layout.requireAttached();
            return work.apply(layout);
        });
    }

    @Override
    public StorageProbed probe(StorageTarget target, HostCall call) {
        return at(target, call, place -> probed(place, target));
    }

    private static StorageProbed probed(Place place, StorageTarget target) {
        StorageSpace space = Attempt.to("look at " + place, place::space);
        String problem = "";
        if (!Attempt.to("look at " + place, () -> place.isDirectory(""))) {
            problem = place + " is not a directory";
        } else if (!Attempt.to("look at " + place, () -> place.isWritable(""))) {
            problem = place + " is not writable";
        }
        return new StorageProbed(problem.isEmpty(), problem, existing(place, target), space.total(), space.available());
    }

    /** The target's domain if it is there, else any other. */
    protected static Optional<StorageDomainId> existing(Place place, StorageTarget target) {
        List<StorageDomainId> domains = DomainLayout.domains(place);
        return domains.stream()
                .filter(target.domain()::equals)
                .findFirst()
                .or(() -> domains.stream().findFirst());
    }

    @Override
    public StorageSpace attach(StorageTarget target, boolean format, HostCall call) {
        return at(target, call, place -> {
            var layout = new DomainLayout(place, target.domain());
            if (format && !layout.exists()) {
                layout.format();
                LOG.info("Made storage domain {} in {}", target.domain(), place);
            }
            layout.requireAttached();
            layout.requireWritable();
            return layout.space();
        });
    }

    @Override
    public void detach(StorageTarget target, boolean wipe, HostCall call) {
        if (wipe) {
            at(target, call, place -> {
                new DomainLayout(place, target.domain()).wipe();
                return true;
            });
        }
    }

    @Override
    public StorageSpace inspect(StorageTarget target, HostCall call) {
        return attached(target, call, DomainLayout::space);
    }

    @Override
    public VolumeState create(StorageTarget target, VolumeSpec volume, HostCall call) {
        return attached(target, call, layout -> volumes.create(layout, volume, call));
    }

    @Override
    public void delete(StorageTarget target, DiskId volume, HostCall call) {
        attached(target, call, layout -> volumes.delete(layout, volume));
    }

    @Override
    public void wipe(StorageTarget target, DiskId volume, HostCall call) {
        attached(target, call, layout -> volumes.wipe(layout, volume, call));
    }

    @Override
    public VolumeState resize(StorageTarget target, DiskId volume, ByteSize size, HostCall call) {
        return attached(target, call, layout -> volumes.resize(layout, volume, size, call));
    }

    @Override
    public VolumeState volume(StorageTarget target, DiskId volume, HostCall call) {
        return attached(target, call, layout -> volumes.state(layout, volume, call));
    }

    @Override
    public List<VolumeState> volumes(StorageTarget target, HostCall call) {
        return attached(
                target,
                call,
                layout -> layout.volumes().stream()
                        .map(id -> volumes.state(layout, id, call))
                        .toList());
    }

    @Override
    public VolumeState rebase(StorageTarget target, DiskId volume, Optional<DiskId> backing, HostCall call) {
        return attached(target, call, layout -> volumes.rebase(layout, volume, backing, call));
    }

    @Override
    public VolumeState follow(StorageTarget target, DiskId volume, Optional<DiskId> backing, HostCall call) {
        return attached(target, call, layout -> volumes.follow(layout, volume, backing, call));
    }

    @Override
    public VolumeState copy(StorageTarget target, DiskId source, DiskId copy, DiskFormat format, HostCall call) {
        return attached(target, call, layout -> volumes.copy(layout, source, copy, format, call));
    }

    @Override
    public <R> R lend(StorageTarget target, DiskId volume, HostCall call, Function<LentVolume, R> work) {
        return attached(target, call, layout -> work.apply(volumes.lend(layout, volume, call)));
    }

    @Override
    public VolumeState receive(CarryVolume asked, LentVolume from, HostCall call) {
        return attached(asked.to(), call, layout -> volumes.receive(layout, asked, from, call));
    }

    @Override
    public VolumeState importImage(StorageTarget target, DiskId volume, Path image, DiskFormat format, HostCall call) {
        return attached(target, call, layout -> volumes.importImage(layout, volume, image, format, call));
    }

    @Override
    public void writeRecord(StorageTarget target, RecordName name, String text, HostCall call) {
        attached(target, call, layout -> new RecordFiles(layout).write(name, text));
    }

    @Override
    public void deleteRecord(StorageTarget target, RecordName name, HostCall call) {
        attached(target, call, layout -> new RecordFiles(layout).delete(name));
    }

    @Override
    public List<RecordName> records(StorageTarget target, HostCall call) {
        return attached(target, call, layout -> new RecordFiles(layout).names());
    }

    @Override
    public String record(StorageTarget target, RecordName name, HostCall call) {
        return attached(target, call, layout -> new RecordFiles(layout).read(name));
    }

    /** A volume and what it reads through to, from the top down, as the domain's own descriptions have it. */
    protected static List<Place.Layer> layers(Place place, StorageDomainId domain, DiskId volume) {
        return VolumeChains.layers(new DomainLayout(place, domain), volume);
    }
}
