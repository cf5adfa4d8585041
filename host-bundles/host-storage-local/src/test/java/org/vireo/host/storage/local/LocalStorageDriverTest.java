package org.vireo.host.storage.local;

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
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.host.spi.HostCall;
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

/** What is this driver's own; what every type of storage does is in the contract that its engine half passes. */
class LocalStorageDriverTest {
    private static final DiskId DISK = DiskId.random();

    @TempDir
    private Path place;

    private final StorageDomainId domain = StorageDomainId.random();
    private final LocalStorageDriver driver =
            new LocalStorageDriver(new QemuImg("/usr/bin/qemu-img", "/usr/bin/prlimit", Clock.systemUTC()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/etc",
                "/etc/vireo",
                "/usr/lib/x",
                "/dev/shm/x",
                "/proc/1/root/x",
                "/var/lib",
                "/tmp",
                "relative",
                "/a/../etc",
                ""
            })
    void directoriesOfTheSystemAreRefused(String path) {
        assertCode(ModelError.BAD_VALUE, () -> driver.attach(target(path), true, call()));
        assertCode(ModelError.BAD_VALUE, () -> driver.probe(target(path), call()));
    }

    @Test
    void linkIntoTheSystemIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(place.resolve("link"), Path.of("/etc"));
        assertCode(
                ModelError.BAD_VALUE,
                () -> driver.attach(target(link.resolve("x").toString()), true, call()));
        assertThat(Path.of("/etc/x")).doesNotExist();
    }

    @Test
    void domainThatLeadsElsewhereIsRefused() throws IOException {
        driver.attach(target(), true, call());
        Path images = layout().images();
        Path elsewhere = Files.move(images, place.resolve("elsewhere"));
        Files.createSymbolicLink(images, elsewhere);
        assertCode(LocalStorageError.STORAGE_FAILED, () -> driver.volumes(target(), call()));
    }

    @Test
    void creationThatWasCutShortLeavesNoVolume() throws IOException {
        driver.attach(target(), true, call());
        Path part = layout().images().resolve("." + DISK + "." + OperationId.random() + ".part");
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
        Path image = layout().volume(DISK);
        Path hostile = place.resolve("hostile");
        new QemuImg("/usr/bin/qemu-img", "/usr/bin/prlimit", Clock.systemUTC())
                .create(hostile, DiskFormat.COW, ByteSize.ofGiB(1), false, Optional.empty(), call().deadline());
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
        Files.writeString(layout().images().resolve(DISK + ".volume"), "format=magic\n", StandardCharsets.UTF_8);
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
    void placeThatIsAFileIsNotUsable() throws IOException {
        Path file = Files.writeString(place.resolve("file"), "x");
        var probed = driver.probe(target(file.toString()), call());
        assertThat(probed.usable()).isFalse();
        assertThat(probed.problem()).contains("not a directory");
    }

    @Test
    void twoDomainsShareAPath() {
        var other = new StorageTarget(StorageDomainId.random(), "localfs", target().settings());
        driver.attach(target(), true, call());
        driver.attach(other, true, call());
        driver.create(target(), spec(DiskFormat.COW), call());
        assertThat(driver.volumes(other, call())).isEmpty();
        assertThat(driver.probe(other, call()).existing()).contains(other.domain());
    }

    private Stream<String> files() throws IOException {
        try (var files = Files.list(layout().images())) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    private DomainLayout layout() {
        return new DomainLayout(place.resolve("storage"), domain);
    }

    private StorageTarget target() {
        return target(place.resolve("storage").toString());
    }

    private StorageTarget target(String path) {
        return new StorageTarget(domain, "localfs", Map.of("path", path));
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
