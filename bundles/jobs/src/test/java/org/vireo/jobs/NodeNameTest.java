package org.vireo.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeNameTest {
    @TempDir
    Path directory;

    @Test
    void staysTheSameOnceMade() {
        var file = directory.resolve("deep/node-id");
        var first = NodeName.keptIn(file);
        assertThat(first).isNotEmpty().isEqualTo(NodeName.keptIn(file));
    }

    @Test
    void differsBetweenNodes() {
        assertThat(NodeName.keptIn(directory.resolve("a"))).isNotEqualTo(NodeName.keptIn(directory.resolve("b")));
    }
}
