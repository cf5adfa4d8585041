package org.vireo.host.images.nbd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.model.VireoException;

/** Reads what QEMU serves with a map of what was written. */
class RunningServerIT {
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    private Process server;

    @BeforeEach
    void serve() throws Exception {
        var image = folder.resolve("image").toString();
        run("qemu-img", "create", "-q", "-f", "qcow2", image, "8M");
        run("qemu-io", "-f", "qcow2", "-c", "write -P 1 0 1M", image);
        run("qemu-img", "bitmap", "--add", "-f", "qcow2", image, "changes");
        run("qemu-io", "-f", "qcow2", "-c", "write -P 2 3M 1M", "-c", "write -z 5M 1M", image);
        server = new ProcessBuilder(
                        "qemu-nbd",
                        "-r",
                        "-f",
                        "qcow2",
                        "-x",
                        "disk",
                        "-B",
                        "changes",
                        "-e",
                        "8",
                        "-t",
                        "-k",
                        socket().toString(),
                        image)
                .inheritIO()
                .start();
        var end = Instant.now().plusSeconds(10);
        while (!Files.exists(socket())) {
            assertThat(Instant.now()).as("it serves").isBefore(end);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    @AfterEach
    void end() throws Exception {
        server.destroy();
        server.waitFor();
    }

    private Path socket() {
        return folder.resolve("nbd");
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor())
                .as(String.join(" ", command))
                .isZero();
    }

    private Export join(String export, Optional<String> changes) {
        return Export.join(socket(), export, changes, Instant.now().plusSeconds(10));
    }

    @Test
    void tellsWhatWasWrittenAndWhatIsZero() throws Exception {
        var told = new ArrayList<Extent>();
        try (var export = join("disk", Optional.of("changes"))) {
            assertThat(export.changesKnown()).isTrue();
            export.use(Instant.now().plusSeconds(10), connection -> {
                connection.extents(told::add);
                assertThat(connection.read(3 * MIB, 1).get()).isEqualTo((byte) 2);
            });
        }
        assertThat(told.stream().filter(Extent::dirty).toList())
                .extracting(Extent::start, Extent::length, Extent::zero)
                .containsExactly(tuple(3L * MIB, (long) MIB, false), tuple(5L * MIB, (long) MIB, true));
        assertThat(told.stream().mapToLong(Extent::length).sum()).isEqualTo(8L * MIB);
    }

    @Test
    void nobodyReadsOnOnceItIsClosed() {
        var export = join("disk", Optional.empty());
        var soon = Instant.now().plusSeconds(10);
        assertThatThrownBy(() -> export.use(soon, connection -> {
                    assertThat(connection.read(0, 1).get()).isEqualTo((byte) 1);
                    export.close();
                    connection.read(0, 1);
                }))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("not served any more");
        assertThatThrownBy(() -> export.use(soon, connection -> {})).hasMessageContaining("not served any more");
    }

    @Test
    void takesNoServerThatDoesNotTellForOneWhereNothingWasWritten() {
        assertThatThrownBy(() -> join("disk", Optional.of("unknown")))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("does not tell it");
        assertThatThrownBy(() -> join("other", Optional.empty())).isInstanceOf(VireoException.class);
        try (var export = join("disk", Optional.empty())) {
            assertThat(List.of(export.size(), export.changesKnown())).isEqualTo(List.of(8L * MIB, false));
        }
    }
}
