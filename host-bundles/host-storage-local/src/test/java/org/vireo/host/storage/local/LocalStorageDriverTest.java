package org.vireo.host.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.host.spi.HostCall;
import org.vireo.host.volumes.QemuImg;
import org.vireo.model.ErrorCode;
import org.vireo.model.ModelError;
import org.vireo.model.OperationId;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.StorageTarget;

/** What is this driver's own; what every type of storage does is in the contract that its engine half passes. */
class LocalStorageDriverTest {
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
    void placeThatIsAFileIsNotUsable() throws IOException {
        Path file = Files.writeString(place.resolve("file"), "x");
        var probed = driver.probe(target(file.toString()), call());
        assertThat(probed.usable()).isFalse();
        assertThat(probed.problem()).contains("not a directory");
    }

    private StorageTarget target(String path) {
        return new StorageTarget(domain, "localfs", Map.of("path", path));
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
