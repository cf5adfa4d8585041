package ${package};

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import ${package}.host.${Type}Driver;
import org.vireo.spi.host.HostLink;
import org.vireo.spi.storage.StorageBackend;
import org.vireo.testkit.DriverHosts;
import org.vireo.testkit.StorageBackendContract;

/** Both halves together, with real files and the real qemu-img, and no network between them. */
class ${Type}BackendTest extends StorageBackendContract {
    @TempDir
    private Path place;

    private Path imports;
    private HostLink hosts;

    @BeforeEach
    void start() throws IOException {
        imports = Files.createDirectory(place.resolve("imports"));
        Files.createDirectory(place.resolve("storage"));
        hosts = DriverHosts.with(new ${Type}Driver(place), imports);
    }

    @Override
    protected StorageBackend backend() {
        return new ${Type}Backend();
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
}
