package org.vireo.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.host.storage.local.LocalStorageDriver;
import org.vireo.host.storage.local.LocalStorageSettings;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.VolumeSpec;
import org.vireo.protocol.vm.DiskSource.FileDisk;
import org.vireo.spi.host.HostLink;
import org.vireo.spi.storage.StorageBackend;
import org.vireo.spi.storage.Volume;
import org.vireo.testkit.DriverHosts;
import org.vireo.testkit.StorageBackendContract;
import org.vireo.testkit.TestHosts;

/** Against the real driver of the host, a real directory and the real qemu-img. */
class LocalStorageBackendTest extends StorageBackendContract {
    private final StorageBackend backend = new LocalStorageBackend();

    @TempDir
    private Path place;

    private Path imports;
    private TestHosts hosts;

    @BeforeEach
    void start() throws IOException {
        imports = Files.createDirectory(place.resolve("imports"));
        hosts = DriverHosts.with(new LocalStorageDriver(settingsOfHost()), imports);
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
        return Map.of("path", place.resolve("storage").toString());
    }

    @Override
    protected Path imports() {
        return imports;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "relative", "/a/../b", "/", "/a/./b", "/a\nb", "/a\u0000b"})
    void pathMustBeAbsoluteAndPlain(String path) {
        assertThatThrownBy(() -> backend.check(Map.of("path", path)))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("'path'");
    }

    @Test
    void sourceIsTheFileThatTheHostMade() {
        backend.attach(domain(), host(), true, call());
        var disk = DiskId.random();
        var spec = new VolumeSpec(disk, DiskFormat.COW, ByteSize.ofMiB(1), false, Optional.empty());
        backend.create(domain(), spec, host(), call());
        var source = (FileDisk) backend.source(new Volume(domain(), disk, DiskFormat.COW), host());
        assertThat(Path.of(source.path())).isRegularFile();
    }

    @Test
    void whatAGuestReadsStaysWhenAVolumeBelowGoes() throws Exception {
        backend.attach(domain(), host(), true, call());
        var lowest = volume(DiskFormat.RAW, Optional.empty());
        var between = volume(DiskFormat.COW, Optional.of(lowest.id()));
        var top = volume(DiskFormat.COW, Optional.of(between.id()));
        qemuIo(lowest, "write -P 1 0 192k");
        qemuIo(between, "write -P 2 64k 128k");
        qemuIo(top, "write -P 3 128k 64k");

        backend.rebase(top, Optional.of(lowest.id()), host(), call());
        backend.delete(between, host(), call());

        qemuIo(top, "read -P 1 0 64k", "read -P 2 64k 64k", "read -P 3 128k 64k");
    }

    private Volume volume(DiskFormat format, Optional<DiskId> backing) {
        var id = DiskId.random();
        backend.create(domain(), new VolumeSpec(id, format, ByteSize.ofMiB(1), false, backing), host(), call());
        return new Volume(domain(), id, format);
    }

    /** Reads and writes as a guest would; a pattern that is not read is a failure. */
    private void qemuIo(Volume volume, String... commands) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of("qemu-io", "-f", volume.format() == DiskFormat.RAW ? "raw" : "qcow2"));
        for (var command : commands) {
            line.addAll(List.of("-c", command));
        }
        line.add(((FileDisk) backend.source(volume, host())).path());
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).doesNotContain("verification failed");
    }

    private static LocalStorageSettings settingsOfHost() {
        return (LocalStorageSettings) Proxy.newProxyInstance(
                LocalStorageBackendTest.class.getClassLoader(),
                new Class<?>[] {LocalStorageSettings.class},
                (proxy, method, arguments) -> method.getDefaultValue());
    }
}
