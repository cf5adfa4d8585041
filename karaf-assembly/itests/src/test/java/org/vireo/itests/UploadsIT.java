package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Chromium;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;

/** Images go into disks and out of them by the portal; pictures lie in {@code target/portal/uploads}. */
@InLab
class UploadsIT {
    private static final int MIB = 1 << 20;
    private static final int SIZE = 40 * MIB;

    @TempDir
    Path folder;

    @Test
    void anInterruptedUploadGoesOnWhereItWas(Lab lab) throws IOException {
        lab.awaitUsable(lab.alpha());
        var image = new byte[SIZE];
        new Random(11).nextBytes(image);
        // a piece of zeros is told and not sent
        Arrays.fill(image, 24 * MIB, 32 * MIB, (byte) 0);
        var file = Files.write(folder.resolve("sent.img"), image);
        var saved = folder.resolve("saved.img");

        var seen = Chromium.play("uploads", lab.engine(), file.toString(), saved.toString());

        assertThat(seen.get("resumedAt").asInt())
                .as("where it went on")
                .isGreaterThan(0)
                .isLessThan(SIZE);
        assertThat(Files.mismatch(file, saved)).as("first byte that differs").isEqualTo(-1);
        assertThat(seen.get("lockedFor").asInt())
                .as("milliseconds for which the disk was locked after it was saved")
                .isLessThan(8_000);
        assertThat(seen.get("left").asInt())
                .as("disks left of an upload that was cancelled")
                .isZero();
        var disk = lab.api().find("disks", "disk", "sent").orElseThrow();
        assertThat(lab.status("disks/" + disk)).isEqualTo("ok");
        lab.api().delete(ApiClient.API + "disks/" + disk);
    }
}
