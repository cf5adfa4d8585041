package org.vireo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.ErrorKind;
import org.vireo.protocol.storage.VolumeSpec;
import org.vireo.protocol.storage.VolumeState;
import org.vireo.spi.host.Call;
import org.vireo.spi.storage.StorageFeature;
import org.vireo.spi.storage.Volume;

/** What every type of storage does. A plugin's test extends it and says how to reach a real place; {@code qemu-img} makes the images. */
public abstract class StorageBackendContract extends StorageRecordsContract {
    private static final ByteSize LARGER = ByteSize.ofMiB(16);

    @Test
    void volumeHasTheShapeAskedFor() {
        attach();
        for (DiskFormat format : DiskFormat.values()) {
            DiskId disk = DiskId.random();
            VolumeState state = create(disk, format);
            assertThat(state.id()).isEqualTo(disk);
            assertThat(state.format()).isEqualTo(format);
            assertThat(state.size()).isEqualTo(SIZE);
            assertThat(state.backing()).isEmpty();
            if (backend().features().contains(StorageFeature.THIN)) {
                assertThat(state.allocated()).isLessThan(SIZE);
            }
        }
    }

    @Test
    void preallocatedVolumeTakesItsSpace() {
        attach();
        var spec = new VolumeSpec(DiskId.random(), DiskFormat.RAW, SIZE, true, Optional.empty());
        assertThat(backend().create(domain(), spec, host, call()).allocated()).isGreaterThanOrEqualTo(SIZE);
    }

    @Test
    void sameVolumeIsCreatedOnceAnotherShapeIsRefused() {
        attach();
        DiskId disk = DiskId.random();
        VolumeState first = create(disk, DiskFormat.COW);
        assertThat(create(disk, DiskFormat.COW)).isEqualTo(first);
        Call same = call();
        var spec = new VolumeSpec(disk, DiskFormat.COW, SIZE, false, Optional.empty());
        assertThat(backend().create(domain(), spec, host, same)).isEqualTo(first);
        assertThat(backend().create(domain(), spec, host, same)).isEqualTo(first);
        assertKind(ErrorKind.CONFLICT, () -> create(disk, DiskFormat.RAW));
        var larger = new VolumeSpec(disk, DiskFormat.COW, LARGER, false, Optional.empty());
        assertKind(ErrorKind.CONFLICT, () -> backend().create(domain(), larger, host, call()));
    }

    @Test
    void sourceIsTheSameForTheSameVolume() {
        var volume = volume(DiskId.random(), DiskFormat.COW);
        assertThat(backend().source(volume, host)).isEqualTo(backend().source(volume, host));
        assertThat(backend().source(volume, host).format()).isEqualTo(DiskFormat.COW);
        assertThat(backend().source(volume, host))
                .isNotEqualTo(backend().source(volume(DiskId.random(), DiskFormat.COW), host));
    }

    @Test
    void volumeGrowsAndNeverShrinks() {
        attach();
        for (DiskFormat format : DiskFormat.values()) {
            var volume = volume(DiskId.random(), format);
            create(volume.id(), format);
            assertThat(backend().resize(volume, LARGER, host, call()).size()).isEqualTo(LARGER);
            assertThat(backend().resize(volume, LARGER, host, call()).size()).isEqualTo(LARGER);
            assertKind(ErrorKind.INVALID, () -> backend().resize(volume, SIZE, host, call()));
        }
    }

    @Test
    void volumeIsDeletedOnceAndForAll() {
        attach();
        var volume = volume(DiskId.random(), DiskFormat.COW);
        create(volume.id(), DiskFormat.COW);
        backend().delete(volume, host, call());
        backend().delete(volume, host, call());
        assertKind(ErrorKind.NOT_FOUND, () -> backend().resize(volume, LARGER, host, call()));
    }

    @Test
    void volumeIsWipedAsOftenAsWanted() {
        assumeTrue(backend().features().contains(StorageFeature.WIPE));
        attach();
        for (DiskFormat format : DiskFormat.values()) {
            var volume = volume(DiskId.random(), format);
            backend().wipe(volume, host, call());
            create(volume.id(), format);
            backend().wipe(volume, host, call());
            backend().wipe(volume, host, call());
            backend().delete(volume, host, call());
        }
    }

    @Test
    void volumeBelowAnotherIsKept() {
        assumeTrue(backend().features().contains(StorageFeature.BACKING));
        attach();
        var below = volume(DiskId.random(), DiskFormat.RAW);
        var above = volume(DiskId.random(), DiskFormat.COW);
        create(below.id(), DiskFormat.RAW);
        var spec = new VolumeSpec(above.id(), DiskFormat.COW, LARGER, false, Optional.of(below.id()));
        assertThat(backend().create(domain(), spec, host, call()).backing()).contains(below.id());
        assertKind(ErrorKind.CONFLICT, () -> backend().delete(below, host, call()));
        backend().delete(above, host, call());
        backend().delete(below, host, call());
    }

    @Test
    void volumeAboveNothingIsRefused() {
        assumeTrue(backend().features().contains(StorageFeature.BACKING));
        attach();
        var spec = new VolumeSpec(DiskId.random(), DiskFormat.COW, SIZE, false, Optional.of(DiskId.random()));
        assertKind(ErrorKind.NOT_FOUND, () -> backend().create(domain(), spec, host, call()));
    }

    @Test
    void copyStandsAlone() {
        attach();
        var source = volume(DiskId.random(), DiskFormat.COW);
        var copy = volume(DiskId.random(), DiskFormat.RAW);
        create(source.id(), DiskFormat.COW);
        var state = backend().copy(source, copy, host, call());
        assertThat(state.format()).isEqualTo(DiskFormat.RAW);
        assertThat(state.size()).isEqualTo(SIZE);
        assertThat(state.backing()).isEmpty();
        assertThat(backend().copy(source, copy, host, call())).isEqualTo(state);
        backend().delete(source, host, call());
        assertThat(backend().resize(copy, LARGER, host, call()).size()).isEqualTo(LARGER);
    }

    @Test
    void chainIsCarriedLayerByLayer() {
        assumeTrue(backend().features().contains(StorageFeature.CARRY));
        attach();
        var lowest = DiskId.random();
        var top = DiskId.random();
        make(new VolumeSpec(lowest, DiskFormat.RAW, SIZE, false, Optional.empty()));
        make(new VolumeSpec(top, DiskFormat.COW, LARGER, false, Optional.of(lowest)));
        var below = volume(DiskId.random(), DiskFormat.RAW);
        var above = volume(DiskId.random(), DiskFormat.COW);

        var lower = carry(below, Optional.empty(), lowest);
        var upper = carry(above, Optional.of(below.id()), top);

        assertThat(lower.size()).isEqualTo(SIZE);
        assertThat(lower.backing()).isEmpty();
        assertThat(upper.size()).isEqualTo(LARGER);
        assertThat(upper.backing()).contains(below.id());
        assertThat(carry(above, Optional.of(below.id()), top)).isEqualTo(upper);
        assertKind(
                ErrorKind.NOT_FOUND,
                () -> carry(volume(DiskId.random(), DiskFormat.RAW), Optional.empty(), DiskId.random()));
    }

    private VolumeState carry(Volume to, Optional<DiskId> backing, DiskId source) {
        return backend().carry(to, false, backing, backend().target(domain()), source, host, call());
    }

    @Test
    void volumeBetweenTwoOthersCanGo() {
        assumeTrue(backend().features().contains(StorageFeature.REBASE));
        attach();
        var lowest = DiskId.random();
        var between = DiskId.random();
        var top = DiskId.random();
        make(new VolumeSpec(lowest, DiskFormat.RAW, SIZE, false, Optional.empty()));
        make(new VolumeSpec(between, DiskFormat.COW, SIZE, false, Optional.of(lowest)));
        make(new VolumeSpec(top, DiskFormat.COW, SIZE, false, Optional.of(between)));
        var volume = new Volume(domain(), top, DiskFormat.COW);

        var state = backend().rebase(volume, Optional.of(lowest), host, call());

        assertThat(state.backing()).contains(lowest);
        assertThat(backend().rebase(volume, Optional.of(lowest), host, call())).isEqualTo(state);
        backend().delete(new Volume(domain(), between, DiskFormat.COW), host, call());
        assertThat(backend().rebase(volume, Optional.empty(), host, call()).backing())
                .isEmpty();
        backend().delete(new Volume(domain(), lowest, DiskFormat.RAW), host, call());
    }

    @Test
    void everyVolumeOfADomainIsListed() {
        assumeTrue(backend().features().contains(StorageFeature.LISTING));
        attach();
        var spec = new VolumeSpec(DiskId.random(), DiskFormat.COW, SIZE, false, Optional.empty());
        var made = make(spec);

        assertThat(backend().volumes(domain(), host, call())).containsExactly(made);
    }

    @Test
    void imageIsImportedInTheFormatWanted() {
        attach();
        Images.create(imports().resolve("plain.qcow2"), "8M", "-f", "qcow2");
        for (DiskFormat format : DiskFormat.values()) {
            var volume = volume(DiskId.random(), format);
            var state = backend().importImage(volume, "plain.qcow2", host, call());
            assertThat(state.format()).isEqualTo(format);
            assertThat(state.size()).isEqualTo(SIZE);
            assertThat(backend().importImage(volume, "plain.qcow2", host, call()))
                    .isEqualTo(state);
        }
    }

    @Test
    void imageThatReadsOtherFilesIsRefused() {
        attach();
        Images.create(imports().resolve("below.raw"), "8M", "-f", "raw");
        Images.create(imports().resolve("above.qcow2"), "8M", "-f", "qcow2", "-b", "below.raw", "-F", "raw");
        Images.create(
                imports().resolve("split.qcow2"),
                "8M",
                "-f",
                "qcow2",
                "-o",
                "data_file=" + imports().resolve("split.data"));
        Images.create(imports().resolve("foreign.vmdk"), "8M", "-f", "vmdk");
        for (String file : new String[] {"above.qcow2", "split.qcow2", "foreign.vmdk"}) {
            var volume = volume(DiskId.random(), DiskFormat.RAW);
            assertKind(ErrorKind.INVALID, () -> backend().importImage(volume, file, host, call()));
            assertKind(ErrorKind.NOT_FOUND, () -> backend().resize(volume, LARGER, host, call()));
        }
    }
}
