package org.vireo.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vireo.model.ByteSize;
import org.vireo.model.HostId;
import org.vireo.protocol.host.HostSample;
import org.vireo.protocol.host.StatisticsReport;
import org.vireo.protocol.host.VmSample;
import org.vireo.rest.fakes.FakeEngine;
import org.vireo.rest.fakes.World;

class LatestSamplesTest {
    private static final Instant NOW = FakeEngine.NOW;
    private final LatestSamples samples = new LatestSamples();

    private static StatisticsReport report(Duration cpu) {
        var host = new HostSample(10, 5, ByteSize.ofGiB(1), ByteSize.ofGiB(4), 0.5, Duration.ofHours(1));
        var vm = new VmSample(World.UP, cpu, ByteSize.ofGiB(1), ByteSize.ZERO, List.of(), List.of());
        return new StatisticsReport(host, List.of(vm));
    }

    @Test
    void loadIsWhatWasUsedBetweenTwoSamples() {
        samples.receive(World.HOST, 1, NOW, report(Duration.ofSeconds(100)));
        assertThat(samples.vm(World.UP)).isEmpty();
        samples.receive(World.HOST, 2, NOW.plusSeconds(15), report(Duration.ofSeconds(103)));
        assertThat(samples.vm(World.UP).orElseThrow().cpuPercent()).isEqualTo(20.0);
        assertThat(samples.host(World.HOST).orElseThrow().load1()).isEqualTo(0.5);
    }

    @Test
    void reportsThatComeAgainOrLateChangeNothing() {
        samples.receive(World.HOST, 1, NOW, report(Duration.ofSeconds(100)));
        samples.receive(World.HOST, 2, NOW.plusSeconds(15), report(Duration.ofSeconds(103)));
        samples.receive(World.HOST, 2, NOW.plusSeconds(15), report(Duration.ofSeconds(103)));
        samples.receive(World.HOST, 1, NOW, report(Duration.ofSeconds(100)));
        assertThat(samples.vm(World.UP).orElseThrow().cpuPercent()).isEqualTo(20.0);
    }

    @Test
    void forgetsHostsThatFellSilent() {
        samples.receive(World.HOST, 1, NOW, report(Duration.ofSeconds(100)));
        var other = HostId.of("00000000-0000-0000-0000-0000000000b2");
        samples.receive(other, 1, NOW.plusSeconds(600), report(Duration.ofSeconds(1)));
        assertThat(samples.host(World.HOST)).isEmpty();
        assertThat(samples.host(other)).isPresent();
    }
}
