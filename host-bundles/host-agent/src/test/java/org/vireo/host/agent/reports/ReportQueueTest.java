package org.vireo.host.agent.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportQueueTest {
    @TempDir
    Path directory;

    private static Entry entry(long sequence, boolean durable) {
        return new Entry(sequence, "vm.state", Instant.EPOCH, new TextNode("x" + sequence), durable);
    }

    @Test
    void keepsDurableReportsInOrderOverARestart() throws InterruptedException {
        var queue = new ReportQueue(directory, 100);
        for (long sequence : new long[] {9, 10, 11}) {
            queue.add(entry(sequence, true));
        }
        queue.add(entry(12, false));
        var again = new ReportQueue(directory, 100);
        assertThat(again.size()).isEqualTo(3);
        for (long sequence : new long[] {9, 10, 11}) {
            assertThat(again.first()).isEqualTo(entry(sequence, true));
            again.remove(again.first());
        }
        assertThat(new ReportQueue(directory, 100).size()).isZero();
    }

    @Test
    void dropsTheOldestWhenItIsFull() throws InterruptedException {
        var queue = new ReportQueue(directory, 2);
        for (long sequence = 1; sequence <= 5; sequence++) {
            queue.add(entry(sequence, true));
        }
        assertThat(queue.size()).isEqualTo(2);
        assertThat(queue.first().sequence()).isEqualTo(4);
        assertThat(new ReportQueue(directory, 2).size()).isEqualTo(2);
    }

    @Test
    void stepsOverAFileThatCannotBeRead() throws IOException {
        new ReportQueue(directory, 10).add(entry(1, true));
        Files.writeString(directory.resolve("0000000000000000000.json"), "{");
        assertThat(new ReportQueue(directory, 10).size()).isEqualTo(1);
    }

    @Test
    void countsUpForEver() {
        var numbers = new SequenceNumbers(directory.resolve("sequence"));
        long before = 0;
        for (int i = 0; i < 2500; i++) {
            long next = numbers.next();
            assertThat(next).isGreaterThan(before);
            before = next;
        }
        assertThat(new SequenceNumbers(directory.resolve("sequence")).next()).isGreaterThan(before);
    }
}
