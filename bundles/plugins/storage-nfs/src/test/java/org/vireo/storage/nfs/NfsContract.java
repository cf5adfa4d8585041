package org.vireo.storage.nfs;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.host.storage.nfs.NfsStorageDriver;
import org.vireo.host.storage.nfs.NfsStorageSettings;
import org.vireo.spi.host.HostLink;
import org.vireo.spi.storage.StorageBackend;
import org.vireo.testkit.DriverHosts;
import org.vireo.testkit.LabServer;
import org.vireo.testkit.StorageServerContract;
import org.vireo.testkit.TestHosts;

/** The contract against the real driver of the host, a real server and the real qemu-img; subclasses say how the host reaches it. */
abstract class NfsContract extends StorageServerContract {
    static LabServer server;

    private final StorageBackend backend = new NfsStorageBackend();

    @TempDir
    private Path place;

    private NfsStorageDriver driver;
    private TestHosts hosts;
    private String path;

    @BeforeAll
    static void startServer() {
        server = LabServer.start("nfs-server");
    }

    @AfterAll
    static void endServer() {
        server.close();
    }

    @BeforeEach
    void start() throws IOException {
        var export = Files.createTempDirectory(server.directory().resolve("export"), "export");
        path = "/export/" + export.getFileName();
        driver = new NfsStorageDriver(settingsOfHost());
        hosts = DriverHosts.with(driver, place);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    /** Settings of the host that are not as usual. */
    abstract Map<String, Object> hostSettings() throws IOException;

    final Path place() {
        return place;
    }

    @Override
    protected LabServer server() {
        return server;
    }

    @Override
    protected NfsStorageDriver driver() {
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
        return Map.of("address", server.address(), "path", path, "nfs_timeo", "20", "nfs_retrans", "1");
    }

    @Override
    protected Path imports() {
        return place;
    }

    private NfsStorageSettings settingsOfHost() throws IOException {
        var given = hostSettings();
        return (NfsStorageSettings) Proxy.newProxyInstance(
                NfsContract.class.getClassLoader(),
                new Class<?>[] {NfsStorageSettings.class},
                (proxy, method, arguments) -> given.getOrDefault(method.getName(), method.getDefaultValue()));
    }
}
