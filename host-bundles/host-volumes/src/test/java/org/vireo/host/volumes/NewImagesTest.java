package org.vireo.host.volumes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;

class NewImagesTest {
    @Test
    void roomHoldsAnImageThatIsFullWithBitmapsBeside() throws IOException {
        for (long size : new long[] {512, 1 << 20, 1L << 30, 100L << 30, 8L << 40}) {
            long full = measured(size);
            long room = NewImages.room(DiskFormat.COW, new ByteSize(size)).bytes();
            long bitmap = size / 65536 / 8;
            assertThat(room - full).as("spare for %d bytes", size).isGreaterThan(8 * bitmap);
            assertThat(room).isLessThan(size + size / 1000 + (32 << 20));
        }
        assertThat(NewImages.room(DiskFormat.RAW, ByteSize.ofMiB(3))).isEqualTo(ByteSize.ofMiB(3));
        assertThat(NewImages.room(DiskFormat.RAW, new ByteSize(513))).isEqualTo(new ByteSize(1024));
        assertThat(NewImages.room(DiskFormat.COW, new ByteSize(59_768_832)).bytes() % 65536)
                .isZero();
    }

    /** What QEMU itself says. */
    private static long measured(long size) throws IOException {
        var process = new ProcessBuilder(
                        "qemu-img", "measure", "--output=json", "--size", Long.toString(size), "-O", "qcow2")
                .start();
        try (var out = process.getInputStream()) {
            return new ObjectMapper().readTree(out).path("fully-allocated").asLong();
        }
    }
}
