package org.vireo.storage.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.host.storage.posix.PosixStorageDriver;
import org.vireo.host.storage.posix.PosixStorageSettings;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.vm.DiskSource.FileDisk;
import org.vireo.protocol.vm.DiskSource.LayeredDisk;
import org.vireo.spi.host.HostLink;
import org.vireo.spi.storage.StorageBackend;
import org.vireo.spi.storage.Volume;
import org.vireo.testkit.DriverHosts;
import org.vireo.testkit.LabServer;
import org.vireo.testkit.StorageServerContract;
import org.vireo.testkit.TestHosts;

/** The contract against a real Gluster server that this machine mounts; needs root and Debian's glusterfs-server. */
class GlusterIT extends StorageServerContract {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    private static Path whole;

    private static LabServer server;

    private final StorageBackend backend = new PosixStorageBackend();

    @TempDir
    private Path place;

    private PosixStorageDriver driver;
    private TestHosts hosts;
    private String path;

    @BeforeAll
    static void startServer() {
        server = LabServer.start("gluster-server");
        LabServer.run(List.of("mount", "-t", "glusterfs", server.address() + ":/gv0", whole.toString()));
    }

    @AfterAll
    static void endServer() {
        LabServer.run(List.of("umount", whole.toString()));
        server.close();
    }

    /** Each test has a directory of the volume for itself. */
    @BeforeEach
    void start() throws IOException {
        driver = new PosixStorageDriver((PosixStorageSettings) Proxy.newProxyInstance(
                GlusterIT.class.getClassLoader(),
                new Class<?>[] {PosixStorageSettings.class},
                (proxy, method, arguments) -> method.getName().equals("mounts")
                        ? place.resolve("mounts").toString()
                        : method.getDefaultValue()));
        hosts = DriverHosts.with(driver, place);
        path = server.address() + ":/gv0/"
                + Files.createTempDirectory(whole, "test").getFileName();
    }

    @AfterEach
    void stop() {
        driver.close();
        LabServer.run(List.of("sh", "-c", "grep -o '" + place + "/mounts/[^ ]*' /proc/mounts | xargs -r umount"));
    }

    @Override
    protected LabServer server() {
        return server;
    }

    @Override
    protected PosixStorageDriver driver() {
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
        return Map.of("path", path, "vfs_type", "glusterfs", "mount_options", "log-level=WARNING,acl");
    }

    @Override
    protected Path imports() {
        return place;
    }

    @Test
    void diskIsAFileBelowAMountThatIsNoWayOut() throws IOException {
        attach();
        var low = make(DiskFormat.RAW, Optional.empty());
        var top = make(DiskFormat.COW, Optional.of(low));

        var opened = (LayeredDisk)
                driver.open(backend.source(new Volume(domain(), top, DiskFormat.COW), host()), within(PATIENCE));

        var file = (FileDisk) opened.top();
        assertThat(Path.of(file.path())).isRegularFile().startsWith(mount());
        assertThat(opened.below())
                .singleElement()
                .isEqualTo(new FileDisk(mount() + "/" + domain().id() + "/images/" + low, DiskFormat.RAW));
        assertThat(mounts())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith(path + " ")
                        .contains("fuse.glusterfs", "nosuid", "nodev", "noexec"));
        LabServer.run(List.of("qemu-io", "-t", "none", "-f", "qcow2", "-c", "write -P 7 0 64k", file.path()));
    }

    @Test
    void onlyWhatIsUsedStaysMounted() throws IOException {
        backend.probe(domain(), host(), call());
        assertThat(mount()).doesNotExist();
        attach();
        assertThat(mounts()).hasSize(1);
        backend.detach(domain(), host(), false, call());
        assertThat(mounts()).isEmpty();
    }

    /** What a guest does through its open file is what this test does. */
    @Test
    void serverThatWasKilledIsSaidAndServesTheSameFilesAgain() throws IOException {
        attach();
        var file = Files.writeString(mount().resolve("used"), "before");
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.SYNC)) {
            server.kill();
            try {
                assertUnreachable(PATIENCE, () -> driver.inspect(target(), within(PATIENCE)));
                assertUnreachable(PATIENCE, () -> driver.volumes(target(), within(PATIENCE)));
            } finally {
                server.startAgain();
            }
            serves();
            channel.write(ByteBuffer.wrap("again!".getBytes(StandardCharsets.UTF_8)), 0);
        }
        assertThat(Files.readString(file)).isEqualTo("again!");
    }

    @Test
    void mountWhoseProgramDiedIsMadeAnew() throws IOException {
        attach();
        var program = ProcessHandle.allProcesses()
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(mount().toString()::equals))
                .findFirst()
                .orElseThrow();
        program.destroyForcibly();
        program.onExit().join();
        assertThat(driver.inspect(target(), within(PATIENCE)).total()).isGreaterThan(ByteSize.ZERO);
        assertThat(mounts()).hasSize(1);
    }

    @Test
    void serverThatIsNotThereEndsACallByItsDeadline() {
        var nowhere = new HashMap<>(settings());
        // in the network of the bridge, and nobody's
        nowhere.put("path", server.address().replaceAll("[0-9]+$", "199") + ":/gv0");
        var target = new StorageTarget(domain().id(), "posixfs", nowhere);
        assertThatThrownBy(() -> driver.probe(target, within(PATIENCE)))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("cannot mount " + nowhere.get("path"));
    }

    @Test
    void whatTheServerRefusesIsSaid() {
        var wrong = new HashMap<>(settings());
        wrong.put("path", server.address() + ":/none");
        var target = new StorageTarget(domain().id(), "posixfs", wrong);
        assertThatThrownBy(() -> driver.probe(target, within(PATIENCE)))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("cannot mount " + wrong.get("path"));
    }

    private void serves() {
        var end = Instant.now().plusSeconds(30);
        while (true) {
            try {
                driver.inspect(target(), within(PATIENCE));
                return;
            } catch (VireoException e) {
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    private Path mount() {
        return place.resolve("mounts").resolve(domain().id().toString());
    }

    private List<String> mounts() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/mounts")).stream()
                .filter(line -> line.contains(" " + mount() + " "))
                .toList();
    }
}
