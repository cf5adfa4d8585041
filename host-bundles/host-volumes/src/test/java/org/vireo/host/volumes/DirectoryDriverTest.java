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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import org.vireo.protocol.storage.CarryVolume;
import org.vireo.protocol.storage.RecordKind;
import org.vireo.protocol.storage.RecordName;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.storage.VolumeSpec;
import org.vireo.protocol.storage.VolumeState;
import org.vireo.protocol.storage.WriteRecord;

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
    void recordsThatLeadElsewhereAreRefused() throws IOException {
        driver.attach(target(), true, call());
        var name = new RecordName(RecordKind.VM, UUID.randomUUID());
        Path elsewhere = Files.createDirectory(place.resolve("others"));
        Path records = images().resolveSibling("records");
        Files.createSymbolicLink(records, elsewhere);
        assertCode(VolumeError.STORAGE_FAILED, () -> driver.writeRecord(target(), name, "x", call()));
        assertCode(VolumeError.STORAGE_FAILED, () -> driver.records(target(), call()));
        assertThat(elsewhere).isEmptyDirectory();

        Files.delete(records);
        driver.writeRecord(target(), name, "x", call());
        Path file = records.resolve(name + ".ovf");
        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("/etc/passwd"));
        assertCode(ModelError.OBJECT_NOT_FOUND, () -> driver.record(target(), name, call()));
    }

    @Test
    void wipingLeavesZerosWhereThereWasData() throws Exception {
        driver.attach(target(), true, call());
        for (DiskFormat format : DiskFormat.values()) {
            var disk = DiskId.random();
            driver.create(target(), new VolumeSpec(disk, format, ByteSize.ofMiB(64), false, Optional.empty()), call());
            Path image = images().resolve(disk.toString());
            io(image, format, "write -P 7 0 1M", "write -P 8 40M 3M");
            // as a forensic look at the freed blocks would: the bytes outlive the name
            Path kept = Files.createLink(place.resolve("kept-" + format), image);
            long before = blocks(kept);

            driver.wipe(target(), disk, call());
            driver.delete(target(), disk, call());

            assertThat(image).doesNotExist();
            try (var in = Files.newInputStream(kept)) {
                for (byte[] some = in.readNBytes(1 << 20); some.length > 0; some = in.readNBytes(1 << 20)) {
                    assertThat(some).containsOnly(0);
                }
            }
            assertThat(blocks(kept)).as("written over, not punched out").isGreaterThanOrEqualTo(before);
        }
    }

    private static long blocks(Path file) throws Exception {
        var stat = new ProcessBuilder("stat", "-c", "%b", file.toString()).start();
        return Long.parseLong(new String(stat.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    }

    private static void io(Path image, DiskFormat format, String... commands) throws Exception {
        for (String command : commands) {
            var done = new ProcessBuilder("qemu-io", "-f", QemuImg.name(format), "-c", command, image.toString())
                    .redirectErrorStream(true)
                    .start();
            assertThat(new String(done.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("wrote");
            assertThat(done.waitFor()).isZero();
        }
    }

    @Test
    void chainHoldsTheSameInAnotherPlaceAndSoundImages() throws Exception {
        driver.attach(target(), true, call());
        var there = new StorageTarget(
                StorageDomainId.random(),
                "test",
                Map.of("path", Files.createDirectory(place.resolve("there")).toString()));
        driver.attach(there, true, call());
        var lowest = DiskId.random();
        var top = DiskId.random();
        driver.create(
                target(), new VolumeSpec(lowest, DiskFormat.RAW, ByteSize.ofMiB(64), false, Optional.empty()), call());
        io(images().resolve(lowest.toString()), DiskFormat.RAW, "write -P 1 0 2M", "write -P 2 30M 1M");
        driver.create(
                target(), new VolumeSpec(top, DiskFormat.COW, ByteSize.ofMiB(96), false, Optional.of(lowest)), call());
        io(
                images().resolve(top.toString()),
                DiskFormat.COW,
                "write -P 3 1M 1M",
                "write -z 30M 64k",
                "write -P 4 80M 64k");
        var newLowest = DiskId.random();
        var newTop = DiskId.random();

        carry(there, lowest, newLowest, DiskFormat.RAW, Optional.empty());
        var state = carry(there, top, newTop, DiskFormat.COW, Optional.of(newLowest));

        assertThat(state.backing()).contains(newLowest);
        assertThat(state.allocated()).as("only its own").isLessThan(ByteSize.ofMiB(2));
        Path image = place.resolve("there").resolve(there.domain() + "/images/" + newTop);
        assertThat(ended("qemu-img", "compare", images().resolve(top.toString()).toString(), image.toString()))
                .isZero();
        assertThat(ended("qemu-img", "check", "-q", image.toString())).isZero();
        driver.delete(target(), top, call());
        driver.delete(target(), lowest, call());
        assertThat(ended("qemu-img", "check", "-q", image.toString())).isZero();
    }

    private VolumeState carry(
            StorageTarget there, DiskId source, DiskId volume, DiskFormat format, Optional<DiskId> backing) {
        var asked = new CarryVolume(target(), source, there, volume, format, false, backing);
        return driver.lend(target(), source, call(), lent -> driver.receive(asked, lent, call()));
    }

    private static int ended(String... command) throws Exception {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    @Test
    void onlyRecordsAreListedAndHugeOnesRefused() throws IOException {
        driver.attach(target(), true, call());
        var name = new RecordName(RecordKind.VM, UUID.randomUUID());
        driver.writeRecord(target(), name, "x", call());
        Path records = images().resolveSibling("records");
        for (String other :
                List.of("vm-1.ovf", "..ovf", "vm-" + UUID.randomUUID() + ".ovf.part", "host-" + name.id() + ".ovf")) {
            Files.writeString(records.resolve(other), "y");
        }
        assertThat(driver.records(target(), call())).containsExactly(name);
        Files.write(records.resolve(name + ".ovf"), new byte[WriteRecord.LIMIT + 1]);
        assertThatThrownBy(() -> driver.record(target(), name, call()))
                .hasMessageContaining("more than " + WriteRecord.LIMIT + " bytes");
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
        assertCode(VolumeError.STORAGE_FAILED, () -> VolumeChains.layers(layout(), DISK));
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

    /** As a hypervisor leaves it that took the middle one of three out under its virtual machine. */
    @Test
    void descriptionFollowsTheHeader() {
        driver.attach(target(), true, call());
        driver.create(target(), spec(DiskFormat.COW), call());
        var middle = DiskId.random();
        var top = DiskId.random();
        driver.create(target(), above(middle, DISK), call());
        driver.create(target(), above(top, middle), call());
        renameTop(top);
        assertThat(driver.volume(target(), top, call()).backing()).contains(DISK);
        assertCode(VolumeError.VOLUME_IN_USE, () -> driver.delete(target(), middle, call()));

        assertCode(ModelError.WRONG_STATE, () -> driver.follow(target(), top, Optional.of(middle), call()));
        driver.rebase(target(), top, Optional.of(middle), call());
        assertThat(driver.volume(target(), top, call()).backing()).contains(middle);
        renameTop(top);
        driver.follow(target(), top, Optional.of(DISK), call());

        assertThat(VolumeFile.read(layout(), top).backing()).contains(DISK);
        driver.delete(target(), middle, call());
        assertThat(driver.volumes(target(), call())).hasSize(2);
    }

    private void renameTop(DiskId top) {
        new QemuImg("/usr/bin/qemu-img", "/usr/bin/prlimit", Clock.systemUTC())
                .rename(
                        images().resolve(top.toString()).toString(),
                        DiskFormat.COW,
                        new QemuImg.Backing(images().resolve(DISK.toString()).toString(), DiskFormat.COW),
                        call().deadline());
    }

    private static VolumeSpec above(DiskId id, DiskId below) {
        return new VolumeSpec(id, DiskFormat.COW, ByteSize.ofMiB(1), false, Optional.of(below));
    }

    @Test
    void headersNameImagesInSeveralWays() {
        var beside =
                new VolumeFile(DISK, DiskFormat.COW, Optional.of(DiskId.of("00000000-0000-0000-0000-00000000000b")));
        var image = DiskId.random();
        var path = "/x/" + DiskId.random() + "/images/" + image;
        assertThat(below("", beside)).isEmpty();
        for (var name : List.of(
                image.toString(),
                path,
                "nfs://server" + path,
                "json:{\"driver\":\"qcow2\",\"file\":{\"path\":\"" + path + "\",\"driver\":\"nfs\"}}")) {
            assertThat(below(name, beside)).as(name).contains(image);
        }
        assertThat(below("/dev/something", beside)).isEqualTo(beside.backing());
    }

    private static Optional<DiskId> below(String name, VolumeFile beside) {
        var backing = Optional.of(name).filter(text -> !text.isEmpty());
        var size = ByteSize.ofMiB(1);
        return HeaderName.below(new QemuImg.Info("qcow2", size, size, backing, false), beside);
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
