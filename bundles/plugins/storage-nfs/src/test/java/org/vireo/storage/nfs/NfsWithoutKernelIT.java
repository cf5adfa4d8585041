package org.vireo.storage.nfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.ErrorKind;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.vm.DiskSource.LayeredDisk;
import org.vireo.protocol.vm.DiskSource.NetworkDisk;
import org.vireo.spi.storage.Volume;
import org.vireo.testkit.LabServer;

/** A host that reaches servers through libnfs and QEMU. */
class NfsWithoutKernelIT extends NfsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    Map<String, Object> hostSettings() {
        return Map.of("way", "user");
    }

    @Test
    void diskComesWithAllItReadsThroughTo() {
        attach();
        var low = make(DiskFormat.RAW, Optional.empty());
        var top = make(DiskFormat.COW, Optional.of(low));

        var opened = (LayeredDisk) driver().open(
                        backend().source(new Volume(domain(), top, DiskFormat.COW), host()), within(PATIENCE));

        assertThat(opened.format()).isEqualTo(DiskFormat.COW);
        assertThat(((NetworkDisk) opened.top()).name()).endsWith(top.toString());
        assertThat(opened.below())
                .singleElement()
                .isEqualTo(new NetworkDisk(
                        "nfs",
                        settings().get("path") + "/" + domain().id() + "/images/" + low,
                        List.of(server.address()),
                        "",
                        DiskFormat.RAW));
    }

    /** A host that mounts the domain writes bare names into images, which QEMU's driver does not find. */
    @Test
    void volumesThatAnotherHostMadeAreWorkedOn() {
        attach();
        var low = make(DiskFormat.RAW, Optional.empty());
        var between = make(DiskFormat.COW, Optional.of(low));
        var top = make(DiskFormat.COW, Optional.of(between));
        nameBarely(between, low, "raw");
        nameBarely(top, between, "qcow2");
        var volume = new Volume(domain(), top, DiskFormat.COW);
        var copy = new Volume(domain(), DiskId.random(), DiskFormat.RAW);

        assertThat(backend().copy(volume, copy, host(), call()).size()).isEqualTo(ByteSize.ofMiB(8));
        nameBarely(between, low, "raw");
        assertThat(backend().resize(volume, ByteSize.ofMiB(16), host(), call()).size())
                .isEqualTo(ByteSize.ofMiB(16));
        nameBarely(top, between, "qcow2");
        assertThat(backend().rebase(volume, Optional.of(low), host(), call()).backing())
                .contains(low);
    }

    private void nameBarely(DiskId image, DiskId below, String format) {
        var images = server.directory()
                .resolve("export")
                .resolve(settings().get("path").substring("/export/".length()))
                .resolve(domain().id() + "/images");
        LabServer.run(List.of(
                "qemu-img",
                "rebase",
                "-u",
                "-f",
                "qcow2",
                "-b",
                below.toString(),
                "-F",
                format,
                images.resolve(image.toString()).toString()));
    }

    @Test
    void serverThatWasKilledIsSaidAndServesAgain() {
        attach();
        server.kill();
        try {
            assertUnreachable(PATIENCE, () -> driver().inspect(target(), within(PATIENCE)));
        } finally {
            server.startAgain();
        }
        assertThat(driver().inspect(target(), within(Duration.ofSeconds(20))).total())
                .isGreaterThan(ByteSize.ZERO);
    }

    @Test
    void addressWhereNoServerIsEndsACallByItsDeadline() {
        var nowhere = new HashMap<>(settings());
        // in the network of the bridge, and nobody's
        nowhere.put("address", server.address().replaceAll("[0-9]+$", "199"));
        var target = new StorageTarget(domain().id(), "nfs", nowhere);
        assertUnreachable(Duration.ofSeconds(8), () -> driver().probe(target, within(PATIENCE)));
        nowhere.put("address", "no-such-server.invalid");
        var unknown = new StorageTarget(domain().id(), "nfs", nowhere);
        assertUnreachable(Duration.ofSeconds(15), () -> driver().probe(unknown, within(PATIENCE)));
    }

    @Test
    void directoryThatIsNotExportedIsSaid() {
        var wrong = new HashMap<>(settings());
        wrong.put("path", "/elsewhere");
        assertThatThrownBy(() -> driver().probe(new StorageTarget(domain().id(), "nfs", wrong), within(PATIENCE)))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("/elsewhere");
    }

    @Test
    void whatOnlyAKernelCanIsRefusedWithTheReason() {
        for (var setting :
                Map.of("nfs_version", "v4_1", "mount_options", "rsize=65536").entrySet()) {
            var with = new HashMap<>(settings());
            with.put(setting.getKey(), setting.getValue());
            assertThatThrownBy(() -> driver().probe(new StorageTarget(domain().id(), "nfs", with), within(PATIENCE)))
                    .isInstanceOfSatisfying(
                            VireoException.class,
                            e -> assertThat(e.code().kind()).isEqualTo(ErrorKind.INVALID))
                    .hasMessageContaining("kernel");
        }
    }
}
