package org.vireo.host.images.ova;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class VmdkHeaderTest {
    private static final String GOOD = "# Disk DescriptorFile\nversion=1\nCID=12345678\nparentCID=ffffffff\n"
            + "createType=\"streamOptimized\"\n# Extent description\nRW 8 SPARSE \"a.vmdk\"\n";

    private static ByteBuffer header(String description) {
        var head = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);
        head.putInt(0, 0x564d444b).putInt(4, 3).putLong(12, 8).putLong(28, 1).putLong(36, 10);
        head.put(512, description.getBytes(StandardCharsets.ISO_8859_1));
        return head;
    }

    private static String problem(ByteBuffer head) {
        return VmdkHeader.problem(head).orElse("");
    }

    @Test
    void acceptsImagesThatHoldAllTheirData() {
        assertThat(problem(header(GOOD))).isEmpty();
        assertThat(problem(header(GOOD.replace("streamOptimized", "monolithicSparse"))))
                .isEmpty();
        assertThat(VmdkHeader.size(header(GOOD))).isEqualTo(4096);
    }

    @Test
    void refusesWhatLeadsToOtherFiles() {
        assertThat(problem(header(GOOD.replace("ffffffff", "12345678")))).contains("parent file");
        assertThat(problem(header(GOOD + "parentFileNameHint=\"/etc/shadow\"\n")))
                .contains("parent file");
        assertThat(problem(header(GOOD.replace("SPARSE \"a.vmdk\"", "FLAT \"/etc/shadow\" 0"))))
                .contains("data in other files");
        assertThat(problem(header(GOOD + "RW 8 SPARSE \"b.vmdk\"\n"))).contains("data in other files");
        assertThat(problem(header(GOOD.replace("streamOptimized", "monolithicFlat"))))
                .contains("data in other files");
        assertThat(problem(header(GOOD).putLong(12, 0))).contains("its virtual size is 0 sectors");
        assertThat(problem(header(GOOD).putLong(28, 0))).contains("not in its second sector");
        assertThat(problem(header(GOOD).putLong(28, 3))).contains("not in its second sector");
    }

    @Test
    void refusesWhatCannotBeRead() {
        var text = ByteBuffer.wrap(("# Disk DescriptorFile\n" + " ".repeat(600)).getBytes(StandardCharsets.UTF_8));
        assertThat(problem(text)).contains("not a single file");
        assertThat(problem(header(GOOD).putInt(4, 9))).contains("version 9");
        assertThat(problem(header(GOOD).putLong(12, -1))).contains("virtual size");
        assertThat(problem(header(GOOD).putLong(12, 9))).contains("tells of 9 sectors and its description of 8");
    }
}
