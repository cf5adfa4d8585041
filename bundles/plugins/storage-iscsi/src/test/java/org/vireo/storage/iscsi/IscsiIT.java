package org.vireo.storage.iscsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.host.storage.iscsi.IscsiStorageDriver;
import org.vireo.host.storage.iscsi.IscsiStorageSettings;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.LunList.FoundLun;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.storage.TargetList.FoundTarget;
import org.vireo.protocol.storage.VolumeSpec;
import org.vireo.protocol.vm.DiskSource.LayeredDisk;
import org.vireo.protocol.vm.DiskSource.NetworkDisk;
import org.vireo.spi.host.HostLink;
import org.vireo.spi.storage.Domain;
import org.vireo.spi.storage.LunDisk;
import org.vireo.spi.storage.StorageBackend;
import org.vireo.spi.storage.Volume;
import org.vireo.testkit.DriverHosts;
import org.vireo.testkit.LabServer;
import org.vireo.testkit.StorageServerContract;
import org.vireo.testkit.TestHosts;

/** The contract against a real server of iSCSI that asks for a password; needs root and the package that the lab's iscsi-server names. */
class IscsiIT extends StorageServerContract {
    private static final String IQN = "iqn.2026-11.org.example";
    /** Of catalogues, 2 MiB each behind the first MiB. */
    private static final int AREAS = 8;

    private static LabServer server;

    private final StorageBackend backend = new IscsiStorageBackend();

    @TempDir
    private Path place;

    private IscsiStorageDriver driver;
    private TestHosts hosts;

    @BeforeAll
    static void startServer() {
        server = LabServer.start("iscsi-server");
    }

    @AfterAll
    static void endServer() {
        server.close();
    }

    @BeforeEach
    void start() {
        driver = newDriver();
        hosts = DriverHosts.with(driver, place);
    }

    private IscsiStorageDriver newDriver() {
        return new IscsiStorageDriver((IscsiStorageSettings) Proxy.newProxyInstance(
                IscsiIT.class.getClassLoader(),
                new Class<?>[] {IscsiStorageSettings.class},
                (proxy, method, arguments) ->
                        method.getName().equals("run") ? run().toString() : method.getDefaultValue()));
    }

    /** No file with a password is left, and the LUN is empty again. */
    @AfterEach
    void stop() throws IOException {
        if (Files.exists(run())) {
            try (var left = Files.list(run())) {
                assertThat(left).isEmpty();
            }
        }
        driver.close();
        server.ask("empty", "locked-1");
    }

    private Path run() {
        return place.resolve("run");
    }

    @Override
    protected LabServer server() {
        return server;
    }

    @Override
    protected IscsiStorageDriver driver() {
        return driver;
    }

    @Override
    protected StorageBackend backend() {
        return backend;
    }

    @Override
    protected HostLink hosts() {
        return hosts;
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "address",
                server.address(),
                "target",
                IQN + ":locked",
                "lun",
                "1",
                "username",
                "vireo",
                "password",
                password());
    }

    private static String password() {
        try {
            return Files.readString(server.directory().resolve("password")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Path imports() {
        return place;
    }

    @Test
    void hypervisorOpensADiskWithAllItReadsThroughTo() {
        attach();
        var low = make(DiskFormat.RAW, Optional.empty());
        var top = make(DiskFormat.COW, Optional.of(low));

        var opened =
                (LayeredDisk) driver.open(backend.source(new Volume(domain(), top, DiskFormat.COW), host()), soon());

        var disk = (NetworkDisk) opened.top();
        assertThat(disk.name()).isEqualTo(IQN + ":locked/1");
        assertThat(disk.servers()).containsExactly(server.address() + ":3260");
        assertThat(disk.secret()).isEqualTo("vireo@" + domain().id());
        assertThat(opened.below()).hasSize(1);
        assertThat(((NetworkDisk) opened.below().get(0)).slice().orElseThrow().size())
                .isEqualTo(ByteSize.ofMiB(8));
        assertThat(driver.secret(disk).orElseThrow()).isEqualTo(password().getBytes(StandardCharsets.US_ASCII));
        assertThat(List.of(opened, target(), domain()).toString()).doesNotContain(password());
    }

    @Test
    void newVolumeNeverShowsWhatAnotherLeft() throws IOException {
        attach();
        var old = make(DiskFormat.RAW, Optional.empty());
        long offset = offset(old);
        try (var disk = new RandomAccessFile(disk().toFile(), "rw")) {
            disk.seek(offset);
            disk.write("somebody's".getBytes(StandardCharsets.US_ASCII));
        }
        backend.delete(new Volume(domain(), old, DiskFormat.RAW), host(), call());

        var fresh = make(DiskFormat.RAW, Optional.empty());

        assertThat(offset(fresh)).isEqualTo(offset);
        try (var disk = new RandomAccessFile(disk().toFile(), "r")) {
            disk.seek(offset);
            assertThat(disk.read()).isZero();
        }
    }

    private long offset(DiskId volume) {
        var opened =
                (LayeredDisk) driver.open(backend.source(new Volume(domain(), volume, DiskFormat.RAW), host()), soon());
        return ((NetworkDisk) opened.top()).slice().orElseThrow().offset();
    }

    private static Path disk() {
        return server.directory().resolve("disks/locked-1");
    }

    @Test
    void hostsThatChangeOneDomainAtOnceLoseNothing() {
        attach();
        var other = newDriver();
        try {
            var all = IntStream.range(0, 12)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> (i % 2 == 0 ? driver : other)
                            .create(
                                    target(),
                                    new VolumeSpec(
                                            DiskId.random(),
                                            DiskFormat.COW,
                                            ByteSize.ofMiB(8),
                                            false,
                                            Optional.empty()),
                                    soon())))
                    .toList();
            var made = all.stream().map(CompletableFuture::join).toList();
            assertThat(driver.volumes(target(), soon())).containsExactlyInAnyOrderElementsOf(made);
            assertThat(made.stream().map(state -> offset(state.id())).distinct())
                    .hasSize(12);
        } finally {
            other.close();
        }
    }

    @Test
    void aLunThatHoldsSomethingElseIsLeftAloneUnlessThatMayBeLost() throws IOException {
        try (var disk = new RandomAccessFile(disk().toFile(), "rw")) {
            disk.seek(512);
            disk.write("EFI PART".getBytes(StandardCharsets.US_ASCII));
        }
        assertThatThrownBy(this::attach).hasMessageContaining("it holds something else");
        assertThat(backend.probe(domain(), host(), call()).existing()).isEmpty();

        var settings = new HashMap<>(settings());
        settings.put("override", "true");
        backend.attach(new Domain(domain().id(), settings), host(), true, call());
        assertThat(backend.probe(domain(), host(), call()).existing()).contains(domain().id());
    }

    @Test
    void aLunHoldsOneDomainAndIsBlankAfterIt() {
        attach();
        var other = new Domain(StorageDomainId.random(), domain().settings());
        assertThat(backend.probe(other, host(), call()).existing()).contains(domain().id());
        assertThatThrownBy(() -> backend.attach(other, host(), true, call()))
                .hasMessageContaining("another storage domain");

        backend.detach(domain(), host(), true, call());
        backend.attach(other, host(), true, call());
        assertThat(backend.probe(other, host(), call()).existing()).contains(other.id());
    }

    @Test
    void aFullLunIsSaidToBe() {
        attach();
        assertThatThrownBy(() -> backend.create(
                        domain(),
                        new VolumeSpec(
                                DiskId.random(), DiskFormat.COW, ByteSize.ofMiB(1 << 16), false, Optional.empty()),
                        host(),
                        call()))
                .isInstanceOfSatisfying(
                        VireoException.class,
                        e -> assertThat(e.code().kind().name()).isEqualTo("EXHAUSTED"))
                .hasMessageContaining("No space left");
        assertThat(driver.volumes(target(), soon())).isEmpty();
    }

    @Test
    void wrongPasswordsTargetsAndLunsAreSaid() {
        for (var wrong : Map.of("password", "not-the-password", "target", IQN + ":nothing", "lun", "9")
                .entrySet()) {
            var settings = new HashMap<>(settings());
            settings.put(wrong.getKey(), wrong.getValue());
            var target = new StorageTarget(domain().id(), "iscsi", settings);
            assertThatThrownBy(() -> driver.probe(target, soon()))
                    .as(wrong.getKey())
                    .isInstanceOf(VireoException.class)
                    .hasMessageContaining("at " + server.address())
                    .hasMessageNotContaining(settings.get("password"));
        }
    }

    @Test
    void targetsAreFoundAndTheirLunsListedWithWhatIsOnThem() {
        assertThat(driver.targets(around(Map.of("address", server.address())), soon()))
                .containsExactlyInAnyOrder(
                        new FoundTarget(server.address() + ":3260", 1, IQN + ":open"),
                        new FoundTarget(server.address() + ":3260", 1, IQN + ":locked"));
        assertThat(driver.luns(around(Map.of()), soon())).isEmpty();
        attach();
        driver.logIn(around(Map.of("address", server.address(), "target", IQN + ":open")), soon());

        var open = driver.luns(around(Map.of()), soon());
        var locked = driver.luns(target(), soon());

        assertThat(open).extracting(FoundLun::number).containsExactly(1, 2, 3);
        assertThat(open.get(1).size()).isEqualTo(ByteSize.ofMiB(1024));
        assertThat(open.get(1).vendor()).isEqualTo("EXAMPLE");
        assertThat(open.get(1).serial()).isEqualTo("open-2");
        assertThat(open.get(1).id()).matches("36[0-9a-f]{31}");
        assertThat(open.get(1).used()).isFalse();
        assertThat(locked).hasSize(1);
        assertThat(locked.get(0).used()).isTrue();
        assertThat(locked.get(0).domain()).contains(domain().id());
    }

    @Test
    void aLunWhoseCatalogueCannotBeReadIsListedAsUsed() throws IOException {
        attach();
        try (var disk = new RandomAccessFile(disk().toFile(), "rw")) {
            for (int area = 0; area < AREAS; area++) {
                disk.seek((1 << 20) + area * (2L << 20));
                disk.write("somebody's".getBytes(StandardCharsets.US_ASCII));
            }
        }

        var lun = driver.luns(target(), soon());

        assertThat(lun).singleElement().satisfies(found -> {
            assertThat(found.used()).isTrue();
            assertThat(found.domain()).isEmpty();
        });
    }

    @Test
    void loginWithoutThePasswordIsRefused() {
        var nobody = around(Map.of("address", server.address(), "target", IQN + ":locked"));
        assertThatThrownBy(() -> driver.logIn(nobody, soon())).hasMessageContaining("permission denied");
        assertThat(driver.luns(around(Map.of()), soon())).isEmpty();
    }

    @Test
    void aLunIsADiskAsAWholeWithAPasswordOfItsOwn() {
        var disk = DiskId.random();
        var found = backend.open(new LunDisk(disk, settings()), host(), call());
        assertThat(found.serial()).isEqualTo("locked-1");
        assertThat(found.size()).isEqualTo(ByteSize.ofMiB(16 << 10));
        assertThat(found.domain()).isEmpty();
        var opened = (NetworkDisk) driver.open(backend.source(new LunDisk(disk, settings())), soon());
        assertThat(opened.name()).isEqualTo(IQN + ":locked/1");
        assertThat(opened.secret()).isEqualTo("vireo@" + disk);
        assertThat(opened.slice()).isEmpty();
        assertThat(driver.secret(opened).orElseThrow()).isEqualTo(password().getBytes(StandardCharsets.US_ASCII));

        var missing = new HashMap<>(settings());
        missing.put("lun", "9");
        assertThatThrownBy(() -> backend.open(new LunDisk(disk, missing), host(), call()))
                .hasMessageContaining("there is no LUN 9");
        var wrong = new HashMap<>(settings());
        wrong.put("password", "not-the-password");
        assertThatThrownBy(() -> backend.open(new LunDisk(disk, wrong), host(), call()))
                .hasMessageContaining("permission denied")
                .hasMessageNotContaining("not-the-password");
        attach();
        assertThat(backend.open(new LunDisk(disk, settings()), host(), call()).domain())
                .contains(domain().id());
    }

    private static StorageTarget around(Map<String, String> settings) {
        return new StorageTarget(StorageDomainId.random(), "iscsi", settings);
    }
}
