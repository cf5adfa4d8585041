package org.vireo.host.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.vireo.model.ByteSize;

class Qcow2HeaderTest {
    private static final ByteSize SIZE = ByteSize.ofGiB(1);

    private static ByteBuffer header(Consumer<ByteBuffer> change) {
        var head = ByteBuffer.allocate(Qcow2Header.LENGTH);
        head.putInt(0, 0x514649fb).putInt(4, 3).putLong(24, SIZE.bytes()).putInt(100, 104);
        change.accept(head);
        return head;
    }

    private static String problem(Consumer<ByteBuffer> change) {
        return Qcow2Header.problem(header(change), SIZE).orElse("");
    }

    @Test
    void acceptsAPlainImage() {
        assertThat(problem(head -> {})).isEmpty();
        assertThat(problem(head -> head.putInt(4, 2))).isEmpty();
        assertThat(problem(head -> head.putInt(104, 0x6803f857).putInt(108, 9))).isEmpty();
    }

    @Test
    void refusesWhatLeadsToOtherFiles() {
        assertThat(problem(head -> head.putLong(8, 4096))).contains("backing file");
        assertThat(problem(head -> head.putLong(72, 4))).contains("another file");
        assertThat(problem(head -> head.putInt(104, 0x44415441).putInt(108, 5))).contains("another file");
        assertThat(problem(head -> head.putInt(104, 0xe2792aca).putInt(108, 3))).contains("backing file");
    }

    @Test
    void refusesWhatCannotBeRead() {
        assertThat(problem(head -> head.putInt(0, 0))).contains("not in the format qcow2");
        assertThat(problem(head -> head.putInt(4, 9))).contains("version 9");
        assertThat(problem(head -> head.putInt(32, 2))).contains("encrypted");
        assertThat(problem(head -> head.putInt(60, 1))).contains("snapshots");
        assertThat(problem(head -> head.putLong(72, 64))).contains("not known");
        assertThat(problem(head -> head.putInt(100, 1 << 20))).contains("broken");
        assertThat(problem(head -> head.putInt(104, 1).putInt(108, -1))).contains("does not end");
    }

    @Test
    void refusesAnImageThatIsTooLarge() {
        assertThat(problem(head -> head.putLong(24, SIZE.bytes() + 1))).contains("virtual size");
        assertThat(problem(head -> head.putLong(24, -1))).contains("virtual size");
    }
}
