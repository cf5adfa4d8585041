package org.vireo.host.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.model.HostId;
import org.vireo.protocol.plugin.HalfFile;
import org.vireo.protocol.plugin.PartStaged;
import org.vireo.protocol.plugin.PluginRef;
import org.vireo.protocol.plugin.StagePart;

/** The largest pieces of files go through certificates, TLS, broker and Camel. */
class HalfPiecesTest {
    private static final int PIECES = 20;
    private static final HalfFile FILE = new HalfFile("half.jar", (long) PIECES * StagePart.LARGEST, "ab".repeat(32));

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    private final class Stage implements OperationHandler<StagePart, PartStaged> {
        @Override
        public Class<StagePart> request() {
            return StagePart.class;
        }

        @Override
        public synchronized PartStaged handle(StagePart asked, HostCall call) {
            if (asked.offset() == received.size()) { // else it was asked again, as the answer took long
                received.writeBytes(asked.bytes());
            }
            return new PartStaged(received.size(), received.size() == FILE.size());
        }
    }

    @Test
    void carriesTheLargestPieces() throws Exception {
        var content = new byte[StagePart.LARGEST];
        new Random(1).nextBytes(content);
        try (var engine = new Engine(directory.resolve("engine"));
                var host = new TestHost(directory.resolve("host"), engine.url())) {
            var id = HostId.random();
            host.handlers.addHandler(new Stage());
            host.give(engine.desk.offer(id).token());
            Patience.until("the host is linked", host.agent::isLinked);
            for (int i = 0; i < PIECES; i++) {
                var piece = StagePart.of(
                        new PluginRef("storage-nfs", "1.0.0"),
                        FILE,
                        (long) i * content.length,
                        content,
                        content.length);
                engine.calls().call(id, piece, TestCall.within(Duration.ofSeconds(20)));
            }
            assertThat(received.size()).isEqualTo(PIECES * StagePart.LARGEST);
            assertThat(received.toByteArray()).endsWith(content);
        }
    }
}
