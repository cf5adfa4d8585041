package org.vireo.storage.nfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.VireoException;
import org.vireo.protocol.vm.DiskSource.FileDisk;
import org.vireo.protocol.vm.DiskSource.LayeredDisk;
import org.vireo.spi.storage.Volume;
import org.vireo.testkit.LabServer;

/**
 * A host whose kernel mounts servers. The machines of the build have no NFS in their kernels: a stand-in for {@code mount} notes how it
 * was called and binds what the server exports to the same place, so all but the kernel's own client is real.
 */
class NfsMountedIT extends NfsContract {
    @Override
    Map<String, Object> hostSettings() throws IOException {
        var calls = place().resolve("mount.calls");
        var mount = program(
                "mount",
                "echo \"$*\" >>" + calls + "; source=${6#*:/export}; exec mount --bind "
                        + server.directory().resolve("export") + "$source \"$7\"");
        return Map.of("way", "kernel", "mounts", place().resolve("mounts").toString(), "mount", mount);
    }

    @Override
    protected boolean speaksWithServer() {
        return false;
    }

    private String program(String name, String text) throws IOException {
        var file = Files.writeString(place().resolve(name), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }

    /** A directory with something mounted below cannot be deleted. */
    @AfterEach
    void unmountAll() {
        LabServer.run(List.of("sh", "-c", "grep -o '" + place() + "/mounts/[^ ]*' /proc/mounts | xargs -r umount"));
    }

    @Test
    void diskIsAFileBelowTheMount() throws IOException {
        attach();
        var disk = make(DiskFormat.COW, Optional.empty());

        var layered = (LayeredDisk) driver().open(
                        backend().source(new Volume(domain(), disk, DiskFormat.COW), host()), soon());

        var opened = (FileDisk) layered.top();
        assertThat(layered.below()).isEmpty();
        assertThat(Path.of(opened.path())).isRegularFile().startsWith(place().resolve("mounts"));
        assertThat(Files.readAllLines(place().resolve("mount.calls")))
                .singleElement()
                .isEqualTo("-t nfs -o soft,nosharecache,timeo=20,retrans=1,nosuid,nodev,noexec -- " + server.address()
                        + ":" + settings().get("path") + " " + mountOf());
    }

    private Path mountOf() {
        return place().resolve("mounts").resolve(domain().id().toString());
    }

    @Test
    void onlyWhatIsUsedStaysMounted() throws IOException {
        backend().probe(domain(), host(), call());
        assertThat(mountOf()).doesNotExist();
        attach();
        assertThat(Files.readString(Path.of("/proc/self/mounts")))
                .contains(mountOf().toString());
        backend().detach(domain(), host(), false, call());
        assertThat(Files.readString(Path.of("/proc/self/mounts")))
                .doesNotContain(mountOf().toString());
    }

    @Test
    void mountThatIsInUseIsKeptAndSaid() throws Exception {
        attach();
        var user =
                new ProcessBuilder("sleep", "60").directory(mountOf().toFile()).start();
        try {
            assertThatThrownBy(() -> backend().detach(domain(), host(), false, call()))
                    .isInstanceOf(VireoException.class)
                    .hasMessageContaining("busy");
        } finally {
            user.destroyForcibly().waitFor();
        }
        assertThat(backend().inspect(domain(), host(), call()).total()).isGreaterThan(ByteSize.ZERO);
    }

    @Test
    void mountThatHangsEndsACallByItsDeadline() throws IOException {
        program("mount", "exec sleep 60");
        assertUnreachable(Duration.ofSeconds(3), () -> driver().attach(target(), true, within(Duration.ofSeconds(2))));
    }
}
