package org.vireo.host.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vireo.host.spi.hook.HookPoint.AFTER_VDSM_STOP;
import static org.vireo.host.spi.hook.HookPoint.BEFORE_VDSM_START;
import static org.vireo.host.spi.hook.HookPoint.BEFORE_VM_START;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.protocol.hook.HookFailedReport;
import org.vireo.protocol.hook.HookFile;
import org.vireo.protocol.hook.HookListReport;

class HookWatchTest {
    @TempDir
    private Path directory;

    @Test
    void theEngineIsToldOfAllScriptsAndOfEveryChange() {
        var bench = new Bench(directory, Map.of("look__seconds", 1));
        bench.shell(BEFORE_VM_START, "10_one", "exit 0");
        var watch = new HookWatch(bench.runner, bench, bench.settings);
        try {
            watch.linkUp();
            assertThat(listed(bench, 1))
                    .containsExactly(new HookFile("before_vm_start", "10_one", "33e4fd94e2560e008e2c3b431d0e3419"));

            bench.shell(BEFORE_VM_START, "05_two", "exit 0");
            assertThat(listed(bench, 2)).extracting(HookFile::name).containsExactly("05_two", "10_one");
        } finally {
            watch.close();
        }
    }

    @Test
    void scriptsRunAtTheAgentsStartAndEnd() {
        var bench = new Bench(directory, Map.of());
        bench.shell(BEFORE_VDSM_START, "10_start", "echo begins; exit 1");
        bench.shell(AFTER_VDSM_STOP, "10_stop", "echo ends; exit 1");

        new HookWatch(bench.runner, bench, bench.settings).close();

        assertThat(bench.told)
                .extracting(report -> ((HookFailedReport) report).output().get(0))
                .containsExactly("begins", "ends");
    }

    private static List<HookFile> listed(Bench bench, int count) {
        var end = Instant.now().plusSeconds(20);
        while (bench.told.size() < count && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(20_000_000);
        }
        return ((HookListReport) bench.told.get(count - 1)).hooks();
    }
}
