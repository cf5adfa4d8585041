package org.vireo.host.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageToolTest {
    private static final int CLUSTER = 512;
    /** Where the header tells of the table of tables that count references: offset, then clusters. */
    private static final int COUNTS = 48;

    @TempDir
    Path folder;

    private Path withoutCounts(String size) throws Exception {
        Path image = folder.resolve("image");
        String options = "preallocation=metadata,cluster_size=" + CLUSTER;
        var made = new ProcessBuilder("qemu-img", "create", "-q", "-f", "qcow2", "-o", options, image.toString(), size);
        assertThat(made.inheritIO().start().waitFor()).isZero();
        try (var file = FileChannel.open(image, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var header = ByteBuffer.allocate(CLUSTER);
            file.read(header, 0);
            var nothing = ByteBuffer.allocate(header.getInt(COUNTS + Long.BYTES) * CLUSTER);
            file.write(nothing, header.getLong(COUNTS));
        }
        return image;
    }

    @Test
    void endsAProgramThatComplainsWithoutAnEnd() throws Exception {
        Path image = withoutCounts("80M");
        var found = new ImageTool("/usr/bin/qemu-img", "/usr/bin/prlimit")
                .check(image.toString(), Instant.now().plusSeconds(60));
        assertThat(found.code()).isGreaterThan(128);
        assertThat(found.error()).startsWith("ERROR cluster 0 ").hasSize(1 << 16);
    }
}
