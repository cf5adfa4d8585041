package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.EngineProcess;
import org.vireo.itests.lab.Guest;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;
import org.vireo.itests.lab.Program;

/** Figures of a run, in target/figures.txt; the limits are far off and only catch what went badly wrong. */
@InLab
class MeasureIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ROUNDS = 5;
    private static final int DEFINITIONS = 100;

    @TempDir
    Path folder;

    @Test
    void theEngineStarts(Lab lab) throws IOException {
        lab.engine().stop();
        var took = lab.engine().start();
        var cpu = cpuSeconds(lab.engine());
        tell(
                "engine start to API-ready: %.1f s, %.1f CPU s, RSS %d MiB",
                took.toMillis() / 1000.0, cpu, residentMiB(lab.engine()));
        assertThat(took).isLessThan(Duration.ofSeconds(120));
        var host = lab.id("hosts", "host", "alpha");
        Await.until(
                "host alpha is up",
                Duration.ofSeconds(120),
                () -> lab.status("hosts/" + host).equals("up"));
    }

    @Test
    void aStartThroughTheApiIsComparedWithLibvirtAlone(Lab lab) throws IOException {
        var guest = lab.guest("timed", lab.alpha());
        var api = new ArrayList<Long>();
        var libvirt = new ArrayList<Long>();
        try {
            for (var round = 0; round < ROUNDS; round++) {
                api.add(throughApi(guest));
                var xml = Files.writeString(
                        folder.resolve("domain.xml"),
                        guest.host().machine().virsh("dumpxml", "--security-info", guest.id()));
                guest.act("stop");
                guest.becomes("down");
                libvirt.add(millis(() -> guest.host().machine().virsh("create", xml.toString())));
                guest.host().machine().virsh("destroy", guest.id());
                guest.becomes("down");
            }
        } finally {
            guest.remove();
        }
        var ratio = (double) median(api) / median(libvirt);
        tell(
                "VM start: %d ms through the API, %d ms by virsh create of the same XML, ratio %.2f",
                median(api), median(libvirt), ratio);
        assertThat(ratio).isLessThan(10);
    }

    @Test
    void aHundredDefinitionsAreListed(Lab lab) {
        var ids = new ArrayList<String>();
        try {
            for (var i = 0; i < DEFINITIONS; i++) {
                var body =
                        "{\"name\":\"listed-%d\",\"cluster\":{\"name\":\"Default\"},\"template\":{\"name\":\"Blank\"}}"
                                .formatted(i);
                ids.add(lab.api().post(ApiClient.API + "vms", body).path("id").asText());
            }
            var api = lab.api();
            var times = new ArrayList<Long>();
            for (var round = 0; round < 2 * ROUNDS; round++) {
                times.add(millis(() -> assertThat(
                                api.get(ApiClient.API + "vms").path("vm").size())
                        .isGreaterThanOrEqualTo(DEFINITIONS)));
            }
            tell("%d VM definitions listed in %d ms", DEFINITIONS, median(times));
            assertThat(median(times)).isLessThan(5000);
        } finally {
            ids.forEach(id -> lab.api().delete(ApiClient.API + "vms/" + id));
        }
    }

    private static long throughApi(Guest guest) {
        return millis(() -> {
            guest.act("start");
            Await.value("the machine runs", PATIENCE, guest::status, Set.of("powering_up", "up")::contains);
        });
    }

    private static long millis(Runnable work) {
        var begin = Instant.now();
        work.run();
        return Duration.between(begin, Instant.now()).toMillis();
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static double cpuSeconds(EngineProcess engine) {
        var fields = read(Path.of("/proc/" + engine.pid() + "/stat"))
                .replaceFirst(".*\\) ", "")
                .split(" ");
        var ticks = Double.parseDouble(Program.run("getconf", "CLK_TCK"));
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / ticks;
    }

    private static long residentMiB(EngineProcess engine) {
        return read(Path.of("/proc/" + engine.pid() + "/status"))
                .lines()
                .filter(l -> l.startsWith("VmRSS:"))
                .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        }
    }

    private static void tell(String format, Object... figures) {
        try {
            var file = Path.of("target/figures.txt");
            Files.writeString(
                    file, format.formatted(figures) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not note a figure", e);
        }
    }
}
