package org.vireo.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.engine.api.plugin.HalfState;
import org.vireo.engine.api.plugin.PluginManifest;
import org.vireo.engine.api.plugin.PluginManifest.Provided;
import org.vireo.model.HostId;
import org.vireo.model.OperationId;
import org.vireo.protocol.plugin.HalfType;
import org.vireo.protocol.plugin.StagePart;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

class LinkHalvesTest {
    private static final int SIZE = 2 * StagePart.LARGEST + 1000;

    @TempDir
    private Path unpacked;

    private final PretendedHost host = new PretendedHost();
    private final LinkHalves halves = new LinkHalves(60);
    private final HostId id = HostId.random();
    private final List<Integer> progress = new ArrayList<>();
    private final byte[] jar = new byte[SIZE];

    @BeforeEach
    void unpack() throws IOException {
        new Random(1).nextBytes(jar);
        Files.createDirectories(unpacked.resolve("repository/a"));
        Files.write(unpacked.resolve("repository/a/half.jar"), jar);
    }

    private static PluginManifest manifest(String version) {
        return new PluginManifest(
                "storage-nfs",
                version,
                "Vireo",
                "Apache-2.0",
                "NFS",
                "",
                "0.1.0",
                Map.of(),
                Map.of("org.vireo.host.spi.storage", "[1.0,2)"),
                Set.of(),
                List.of(new Provided("storage", "nfs"), new Provided("notify", "nfs")),
                List.of(),
                false,
                true,
                List.of(),
                List.of("repository/a/half.jar"),
                List.of(),
                List.of(),
                List.of());
    }

    private Call call(Duration left) {
        return new PlainCall(OperationId.random(), Instant.now().plus(left), host, progress);
    }

    private record PlainCall(OperationId operation, Instant deadline, HostLink hosts, List<Integer> told)
            implements Call {
        @Override
        public void progress(int percent) {
            told.add(percent);
        }

        @Override
        public Call part(String name) {
            return new PlainCall(operation.part(name), deadline, hosts, told);
        }
    }

    @Test
    void sendsAFileInPiecesAndActivates() {
        halves.rollOut(manifest("1.0.0"), unpacked, id, call(Duration.ofMinutes(3)));
        assertThat(host.staged.values())
                .singleElement()
                .satisfies(file -> assertThat(file.toByteArray()).isEqualTo(jar));
        assertThat(host.pieces).hasSize(4);
        assertThat(progress).isSorted().endsWith(90, 100);
        assertThat(host.active.get("storage-nfs")).satisfies(half -> {
            assertThat(half.provides()).containsExactly(new HalfType("storage", "nfs"));
            assertThat(half.spi()).containsEntry("org.vireo.host.spi.storage", "[1.0,2)");
            assertThat(half.selfTest()).isTrue();
            assertThat(half.gateSeconds()).isEqualTo(60);
        });
        assertThat(halves.list(id, call(Duration.ofMinutes(1))))
                .containsExactly(new HalfState("storage-nfs", "1.0.0", true, ""));
    }

    @Test
    void sendsNothingTwice() {
        halves.rollOut(manifest("1.0.0"), unpacked, id, call(Duration.ofMinutes(3)));
        host.pieces.clear();
        halves.rollOut(manifest("1.0.0"), unpacked, id, call(Duration.ofMinutes(3)));
        assertThat(host.pieces)
                .singleElement()
                .satisfies(piece -> assertThat(piece.bytes()).isEmpty());
    }

    @Test
    void leavesTheHostTimeToGoBack() {
        halves.rollOut(manifest("1.0.0"), unpacked, id, call(Duration.ofSeconds(35)));
        assertThat(host.active.get("storage-nfs").gateSeconds()).isBetween(10, 20);
    }

    @Test
    void tellsWhyTheHostRefuses() {
        host.refusal = "storage-nfs 1.0.0 was refused by this host: it needs more";
        assertThatThrownBy(() -> halves.rollOut(manifest("1.0.0"), unpacked, id, call(Duration.ofMinutes(3))))
                .hasMessage(host.refusal);
    }

    @Test
    void givesUpWhenTheHostTakesNoMore() {
        host.takes = 5;
        assertThatThrownBy(() -> halves.rollOut(manifest("1.0.0"), unpacked, id, call(Duration.ofMinutes(3))))
                .hasMessageContaining("takes no more of half.jar");
    }

    @Test
    void withdraws() {
        halves.rollOut(manifest("1.0.0"), unpacked, id, call(Duration.ofMinutes(3)));
        halves.withdraw("storage-nfs", id, call(Duration.ofMinutes(1)));
        assertThat(host.active).isEmpty();
    }
}
