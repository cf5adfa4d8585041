package org.vireo.host.volumes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.storage.StorageDriver;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.ErrorCode;
import org.vireo.model.ModelError;
import org.vireo.model.OperationId;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.storage.VolumeSpec;

/** Over a directory of this machine; what every type of storage does is in the contract that engine halves pass. */
class DirectoryDriverTest {
    private static final DiskId DISK = DiskId.random();

    @TempDir
    private Path place;

    private final StorageDomainId domain = StorageDomainId.random();
    private final StorageDriver driver = new TestDriver();

    /** Its directory is a setting. */
    private static final class TestDriver extends DirectoryDriver {
        TestDriver() {
            super(new QemuImg("/usr/bin/qemu-img", "/usr/bin/prlimit", Clock.systemUTC()));
        }

        @Override
        public String type() {
            return "test";
        }

        @Override
        protected <T> T at(StorageTarget target, HostCall call, Function<Place, T> work) {
            return work.apply(new FilePlace(Path.of(target.settings().get("path"))));
        }
    }

    @Test
    void domainThatLeadsElsewhereIsRefused() throws IOException {
        driver.attach(target(), true, call());
        Path images = images();
        Path elsewhere = Files.move(images, place.resolve("elsewhere"));
        Files.createSymbolicLink(images, elsewhere);
        assertCode(VolumeError.STORAGE_FAILED, () -> driver.volumes(target(), call()));
    }

    @Test
    void creationThatWasCutShortLeavesNoVolume() throws IOException {
        driver.attach(target(), true, call());
        Path part = images().resolve("." + DISK + "." + OperationId.random() + ".part");
        Files.writeString(part, "half");
        new VolumeFile(DISK, DiskFormat.COW, Optional.empty()).write(layout());
        assertThat(driver.volumes(target(), call())).isEmpty();
        assertCode(ModelError.OBJECT_NOT_FOUND, () -> driver.volume(target(), DISK, call()));
        driver.create(target(), spec(DiskFormat.COW), call());
        assertThat(part).doesNotExist();
        assertThat(files()).containsExactlyInAnyOrder(DISK.toString(), DISK + ".volume");
    }

    @Test
    void creationThatFailsLeavesNothing() throws IOException {
        driver.attach(target(), true, call());
        var late = new HostCall(OperationId.random(), Instant.now().minusSeconds(1));
        assertThatThrownBy(() -> driver.create(target(), spec(DiskFormat.COW), late))
                .isInstanceOf(VireoException.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void rawVolumeStaysRawWhateverAGuestWritesIntoIt() throws IOException {
        driver.attach(target(), true, call());
        driver.create(target(), spec(DiskFormat.RAW), call());
        Path image = images().resolve(DISK.toString());
        Path hostile = place.resolve("hostile");
        new QemuImg("/usr/bin/qemu-img", "/usr/bin/prlimit", Clock.systemUTC())
                .create(
                        hostile.toString(),
                        DiskFormat.COW,
                        ByteSize.ofGiB(1),
                        false,
                        Optional.empty(),
                        call().deadline());
        try (var out = Files.newByteChannel(image, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(Files.readAllBytes(hostile)));
        }
        var state = driver.volume(target(), DISK, call());
        assertThat(state.format()).isEqualTo(DiskFormat.RAW);
        assertThat(state.size()).isLessThan(ByteSize.ofMiB(2));
    }

    @Test
    void damagedDescriptionIsSaid() throws IOException {
        driver.attach(target(), true, call());
        driver.create(target(), spec(DiskFormat.COW), call());
        Files.writeString(images().resolve(DISK + ".volume"), "format=magic\n", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> driver.volume(target(), DISK, call())).hasMessageContaining(DISK.toString());
    }

    @Test
    void spaceThatIsNotThereIsSaid() {
        driver.attach(target(), true, call());
        var huge = new VolumeSpec(DISK, DiskFormat.RAW, ByteSize.ofGiB(8_000_000), true, Optional.empty());
        assertThatThrownBy(() -> driver.create(target(), huge, call()))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("cannot create");
        assertThat(driver.volumes(target(), call())).isEmpty();
    }

    @Test
    void descriptionThatLeadsBackToItselfEndsTheSearch() {
        driver.attach(target(), true, call());
        driver.create(target(), spec(DiskFormat.COW), call());
        new VolumeFile(DISK, DiskFormat.COW, Optional.of(DISK)).write(layout());
        assertCode(VolumeError.STORAGE_FAILED, () -> VolumeRules.layers(layout(), DISK));
    }

    @Test
    void spaceThatCannotBeSetAsideIsTakenByWriting() {
        var qemuImg = new QemuImg("/usr/bin/qemu-img", "/usr/bin/prlimit", Clock.systemUTC());
        for (var format : DiskFormat.values()) {
            var image = place.resolve(format.text()).toString();
            var size = ByteSize.ofMiB(4);
            qemuImg.createWritten(image, format, size, call().deadline());
            var info = qemuImg.info(image, format, call().deadline());
            assertThat(info.size()).isEqualTo(size);
            assertThat(info.allocated()).isGreaterThanOrEqualTo(size);
        }
    }

    @Test
    void twoDomainsShareAPath() {
        var other = new StorageTarget(StorageDomainId.random(), "test", target().settings());
        driver.attach(target(), true, call());
        driver.attach(other, true, call());
        driver.create(target(), spec(DiskFormat.COW), call());
        assertThat(driver.volumes(other, call())).isEmpty();
        assertThat(driver.probe(other, call()).existing()).contains(other.domain());
    }

    private Stream<String> files() throws IOException {
        try (var files = Files.list(images())) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    private DomainLayout layout() {
        return new DomainLayout(new FilePlace(place.resolve("storage")), domain);
    }

    private Path images() {
        return place.resolve("storage").resolve(layout().images());
    }

    private StorageTarget target() {
        return target(place.resolve("storage").toString());
    }

    private StorageTarget target(String path) {
        return new StorageTarget(domain, "test", Map.of("path", path));
    }

    private static VolumeSpec spec(DiskFormat format) {
        return new VolumeSpec(DISK, format, ByteSize.ofMiB(1), false, Optional.empty());
    }

    private static HostCall call() {
        return new HostCall(OperationId.random(), Instant.now().plusSeconds(60));
    }

    private static void assertCode(ErrorCode code, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
