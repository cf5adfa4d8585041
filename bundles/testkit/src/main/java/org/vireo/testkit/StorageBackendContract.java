package org.vireo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.ErrorKind;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.VolumeSpec;
import org.vireo.protocol.storage.VolumeState;
import org.vireo.spi.SettingSpec;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;
import org.vireo.spi.storage.Domain;
import org.vireo.spi.storage.StorageBackend;
import org.vireo.spi.storage.StorageFeature;
import org.vireo.spi.storage.Volume;

/** What every type of storage does. A plugin's test extends it and says how to reach a real place; {@code qemu-img} makes the images. */
public abstract class StorageBackendContract {
    private static final ByteSize SIZE = ByteSize.ofMiB(8);
    private static final ByteSize LARGER = ByteSize.ofMiB(16);

    private final HostId host = HostId.random();
    private final StorageDomainId id = StorageDomainId.random();

    /** What is tested. */
    protected abstract StorageBackend backend();

    /** A host that can do what the backend asks for. */
    protected abstract HostLink hosts();

    /** Settings of a place that exists, is empty and may be used; the same during one test. */
    protected abstract Map<String, String> settings();

    /** Where that host looks for images to import. */
    protected abstract Path imports();

    /** Another operation each time. */
    protected final Call call() {
        return TestCall.to(hosts());
    }

    /** The domain of this test. */
    protected final Domain domain() {
        return new Domain(id, backend().check(settings()));
    }

    /** A host of this test. */
    protected final HostId host() {
        return host;
    }

    @Test
    void hasATypeInSmallLetters() {
        assertThat(backend().type()).matches("[a-z][a-z0-9]*");
    }

    @Test
    void checkedSettingsPassAgainUnchanged() {
        var checked = backend().check(settings());
        assertThat(backend().check(checked)).isEqualTo(checked);
    }

    @Test
    void missingSettingIsRefusedByName() {
        for (SettingSpec spec : backend().settings()) {
            if (spec.required()) {
                var without = new HashMap<>(settings());
                without.remove(spec.name());
                assertBadValue(spec.name(), () -> backend().check(without));
            }
        }
    }

    @Test
    void unknownSettingIsRefusedByName() {
        var with = new HashMap<>(settings());
        with.put("no_such_setting", "x");
        assertBadValue("no_such_setting", () -> backend().check(with));
    }

    @Test
    void placeIsProbedWithoutChange() {
        var before = backend().probe(domain(), host, call());
        assertThat(before.usable()).as(before.problem()).isTrue();
        assertThat(before.existing()).isEmpty();
        assertThatThrownBy(() -> backend().attach(domain(), host, false, call()))
                .isInstanceOf(VireoException.class);
        backend().attach(domain(), host, true, call());
        assertThat(backend().probe(domain(), host, call()).existing()).contains(id);
    }

    @Test
    void domainIsAttachedAgainAndAgain() {
        var space = backend().attach(domain(), host, true, call());
        assertThat(space.total()).isGreaterThan(ByteSize.ZERO);
        assertThat(space.available()).isLessThanOrEqualTo(space.total());
        create(DiskId.random(), DiskFormat.COW);
        backend().attach(domain(), host, true, call());
        backend().attach(domain(), host, false, call());
        assertThat(backend().inspect(domain(), host, call()).total()).isEqualTo(space.total());
        backend().detach(domain(), host, false, call());
        backend().detach(domain(), host, false, call());
    }

    @Test
    void layoutIsRemovedOnlyWhenEmpty() {
        attach();
        DiskId disk = DiskId.random();
        create(disk, DiskFormat.COW);
        assertKind(ErrorKind.CONFLICT, () -> backend().detach(domain(), host, true, call()));
        backend().delete(volume(disk, DiskFormat.COW), host, call());
        backend().detach(domain(), host, true, call());
        backend().detach(domain(), host, true, call());
        assertThat(backend().probe(domain(), host, call()).existing()).isEmpty();
    }

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

    private void attach() {
        backend().attach(domain(), host, true, call());
    }

    private VolumeState create(DiskId disk, DiskFormat format) {
        return make(new VolumeSpec(disk, format, SIZE, false, Optional.empty()));
    }

    private VolumeState make(VolumeSpec spec) {
        return backend().create(domain(), spec, host, call());
    }

    private Volume volume(DiskId disk, DiskFormat format) {
        return new Volume(domain(), disk, format);
    }

    private static void assertBadValue(String named, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code()).isEqualTo(ModelError.BAD_VALUE))
                .hasMessageContaining(named);
    }

    private static void assertKind(ErrorKind kind, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code().kind()).isEqualTo(kind));
    }
}
