package org.vireo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.vireo.spi.storage.Volume;

/** What every type of storage does with domains; what it does with volumes is in {@link StorageBackendContract}. */
abstract class StorageDomainContract {
    static final ByteSize SIZE = ByteSize.ofMiB(8);

    final HostId host = HostId.random();
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

    /** Makes the domain, and has the host use it. */
    protected final void attach() {
        backend().attach(domain(), host, true, call());
    }

    final VolumeState create(DiskId disk, DiskFormat format) {
        return make(new VolumeSpec(disk, format, SIZE, false, Optional.empty()));
    }

    final VolumeState make(VolumeSpec spec) {
        return backend().create(domain(), spec, host, call());
    }

    final Volume volume(DiskId disk, DiskFormat format) {
        return new Volume(domain(), disk, format);
    }

    static void assertBadValue(String named, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code()).isEqualTo(ModelError.BAD_VALUE))
                .hasMessageContaining(named);
    }

    static void assertKind(ErrorKind kind, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code().kind()).isEqualTo(kind));
    }
}
