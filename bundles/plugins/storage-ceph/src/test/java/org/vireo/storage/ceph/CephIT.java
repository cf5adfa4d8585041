package org.vireo.storage.ceph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.host.storage.ceph.CephStorageDriver;
import org.vireo.host.storage.ceph.CephStorageSettings;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.vm.DiskSource.LayeredDisk;
import org.vireo.protocol.vm.DiskSource.NetworkDisk;
import org.vireo.spi.host.HostLink;
import org.vireo.spi.storage.Domain;
import org.vireo.spi.storage.StorageBackend;
import org.vireo.spi.storage.Volume;
import org.vireo.testkit.DriverHosts;
import org.vireo.testkit.LabServer;
import org.vireo.testkit.StorageServerContract;
import org.vireo.testkit.TestHosts;

/** The contract against a real cluster of Ceph; needs root and the packages that the lab's ceph-server names. */
class CephIT extends StorageServerContract {

    private static LabServer server;

    private final StorageBackend backend = new CephStorageBackend();

    @TempDir
    private Path place;

    private CephStorageDriver driver;
    private TestHosts hosts;

    @BeforeAll
    static void startServer() {
        server = LabServer.start("ceph-server");
    }

    @AfterAll
    static void endServer() {
        server.close();
    }

    @BeforeEach
    void start() {
        driver = new CephStorageDriver((CephStorageSettings) Proxy.newProxyInstance(
                CephIT.class.getClassLoader(),
                new Class<?>[] {CephStorageSettings.class},
                (proxy, method, arguments) ->
                        method.getName().equals("run") ? run().toString() : method.getDefaultValue()));
        hosts = DriverHosts.with(driver, place);
    }

    /** No file with a key is left, and the pool is empty again. */
    @AfterEach
    void stop() throws IOException {
        if (Files.exists(run())) {
            try (var left = Files.list(run())) {
                assertThat(left).isEmpty();
            }
        }
        driver.close();
        server.ask("rados", "purge", "vms", "--yes-i-really-really-mean-it");
    }

    private Path run() {
        return place.resolve("run");
    }

    @Override
    protected LabServer server() {
        return server;
    }

    @Override
    protected CephStorageDriver driver() {
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
        return Map.of("address", server.address(), "path", "vms", "username", "vireo", "password", key());
    }

    private static String key() {
        try {
            return Files.readString(server.directory().resolve("vireo.key")).strip();
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

        var secret = "vireo@" + domain().id();
        assertThat(opened.top()).isEqualTo(rbd(top, secret, DiskFormat.COW));
        assertThat(opened.below()).containsExactly(rbd(low, secret, DiskFormat.RAW));
        assertThat(driver.secret((NetworkDisk) opened.top()).orElseThrow())
                .isEqualTo(Base64.getDecoder().decode(key()));
        assertThat(List.of(opened, target(), domain()).toString()).doesNotContain(key());
        LabServer.run(List.of(
                "sh",
                "-c",
                "CEPH_CONF=" + written() + " qemu-io -f qcow2 -c 'write -P 7 0 64k' -c 'read -P 7 0 64k'"
                        + " rbd:vms/vireo." + top + ":id=vireo"));
    }

    private static NetworkDisk rbd(DiskId disk, String secret, DiskFormat format) {
        return new NetworkDisk("rbd", "vms/vireo." + disk, List.of(server.address()), secret, format);
    }

    /** A configuration such as an administrator has. */
    private Path written() {
        try {
            return Files.writeString(
                    place.resolve("ceph.conf"), "[global]\nmon_host = " + server.address() + "\nkey = " + key() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aPoolHoldsOneDomainAndWhatOthersKeepThereStays() {
        attach();
        var other = new Domain(StorageDomainId.random(), domain().settings());
        assertThat(backend.probe(other, host(), call()).existing()).contains(domain().id());
        assertThatThrownBy(() -> backend.attach(other, host(), true, call()))
                .hasMessageContaining("another storage domain");

        server.ask("rbd", "create", "vms/somebodys", "--size", "8");
        backend.detach(domain(), host(), true, call());
        assertThat(server.ask("rbd", "ls", "vms")).isEqualTo("somebodys");
    }

    @Test
    void wrongKeysUsersAndPoolsAreSaid() {
        for (var wrong : Map.of(
                        "password", "AQBvPkZnAAAAABAAs3sames3samAAAAAAAAAAA==",
                        "username", "nobody",
                        "path", "nopool")
                .entrySet()) {
            var settings = new HashMap<>(settings());
            settings.put(wrong.getKey(), wrong.getValue());
            var target = new StorageTarget(domain().id(), "rbd", settings);
            assertThatThrownBy(() -> driver.probe(target, soon()))
                    .isInstanceOf(VireoException.class)
                    .hasMessageContaining("of Ceph at " + server.address())
                    .hasMessageNotContaining(settings.get("password"));
        }
    }
}
