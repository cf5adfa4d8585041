package org.vireo.host.volumes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;

class HeaderNameTest {
    private static final DiskId BELOW = DiskId.of("44444444-4444-4444-8444-444444444444");
    private static final VolumeFile BESIDE =
            new VolumeFile(DiskId.random(), DiskFormat.COW, Optional.of(DiskId.random()));

    private static Optional<DiskId> below(String name) {
        return HeaderName.below(
                new QemuImg.Info("qcow2", ByteSize.ofMiB(1), ByteSize.ofMiB(1), Optional.of(name), false), BESIDE);
    }

    @Test
    void namesOfEveryKindOfPlaceAreRead() {
        for (String name : new String[] {
            BELOW.toString(),
            "/run/vireo/posix/d/images/" + BELOW,
            "nfs://192.0.2.7/export/d/images/" + BELOW,
            "rbd:vms/vireo." + BELOW + ":id=vireo",
            "json:{\"driver\":\"qcow2\",\"file\":{\"pool\":\"vms\",\"driver\":\"rbd\",\"image\":\"vireo." + BELOW
                    + "\",\"user\":\"vireo\"}}"
        }) {
            assertThat(below(name)).as(name).contains(BELOW);
        }
    }

    @Test
    void otherNamesLeaveItToWhatIsWrittenBeside() {
        assertThat(below("rbd:vms/somebodys:id=vireo")).isEqualTo(BESIDE.backing());
    }
}
