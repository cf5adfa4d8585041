package org.vireo.host.agent.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.model.OperationId;

class AnswerMemoryTest {
    @TempDir
    Path directory;

    private AnswerMemory open(int kept) {
        return new AnswerMemory(directory.resolve("answers"), kept);
    }

    @Test
    void knowsAfterARestartWhatItAnswered() {
        var operation = OperationId.random();
        open(10).remember(operation, "{\"a\":\n1}");
        assertThat(open(10).find(operation)).contains("{\"a\":\n1}");
    }

    @Test
    void forgetsTheOldestAndKeepsTheFileSmall() throws IOException {
        var memory = open(3);
        var first = OperationId.random();
        memory.remember(first, "first");
        var last = first;
        for (int i = 0; i < 50; i++) {
            last = OperationId.random();
            memory.remember(last, "answer " + i);
        }
        assertThat(memory.find(first)).isEmpty();
        assertThat(memory.find(last)).contains("answer 49");
        assertThat(Files.readAllLines(directory.resolve("answers"))).hasSizeLessThanOrEqualTo(7);
    }

    @Test
    void livesWithALineThatACrashTore() throws IOException {
        var operation = OperationId.random();
        open(10).remember(operation, "kept");
        Files.writeString(directory.resolve("answers"), "{\"operation\":\"", StandardOpenOption.APPEND);
        assertThat(open(10).find(operation)).contains("kept");
    }
}
