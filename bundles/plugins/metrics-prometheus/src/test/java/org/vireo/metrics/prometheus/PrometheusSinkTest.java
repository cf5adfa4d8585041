package org.vireo.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.spi.history.HistorySink;
import org.vireo.testkit.HistorySinkContract;

/** Through a real web server, as Prometheus sees it. */
class PrometheusSinkTest extends HistorySinkContract {
    private static final UUID HOST = new UUID(9, 3);

    private final Hands clock = new Hands();
    private PrometheusSink sink;
    private Web web;

    /** A clock that is set by hand. */
    private static final class Hands extends Clock {
        private Instant now = START.plusSeconds(5);

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void serve() throws Exception {
        sink = new PrometheusSink(Settings.of(Configs.usual()), clock);
        web = new Web(sink);
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Override
    protected HistorySink sink() {
        return batch -> {
            if (!batch.isEmpty()) {
                clock.now = batch.get(0).at().plusSeconds(5);
            }
            sink.write(batch);
        };
    }

    @Override
    protected Set<String> hosts() {
        return web.scrape()
                .samples("vireo_host_status")
                .map(sample -> sample.labels().get("name"))
                .collect(Collectors.toSet());
    }

    @Override
    protected OptionalDouble cpuUsage(UUID host) {
        return web.scrape()
                .value("vireo_host_cpu_usage_ratio", host)
                .map(share -> OptionalDouble.of(share * 100))
                .orElse(OptionalDouble.empty());
    }

    @Override
    protected Optional<Integer> samples() {
        return Optional.empty();
    }

    @Override
    protected Optional<HistorySink> unreachable() {
        return Optional.empty();
    }

    @Test
    void leavesStaleValuesAwayAndSaysSo() {
        assertThat(web.scrape().value("vireo_metrics_stale")).isEqualTo(1);
        sink.write(round(START, Map.of(HOST, "alpha"), 37));
        clock.now = START.plus(Duration.ofMinutes(3));
        assertThat(web.scrape().value("vireo_metrics_stale")).isZero();
        assertThat(web.scrape().value("vireo_metrics_series")).isEqualTo(2);
        clock.now = START.plus(Duration.ofMinutes(3)).plusMillis(1);
        var stale = web.scrape();
        assertThat(stale.value("vireo_metrics_stale")).isEqualTo(1);
        assertThat(stale.value("vireo_metrics_series")).isZero();
        assertThat(stale.value("vireo_metrics_round_timestamp_seconds")).isEqualTo(START.getEpochSecond());
        assertThat(stale.samples("vireo_host_status")).isEmpty();
    }

    @Test
    void speaksBothForms() {
        sink.write(round(START, Map.of(HOST, "alpha"), 37));
        var open = web.get("Bearer " + Configs.PASSWORD, "application/openmetrics-text; version=1.0.0", "identity");
        assertThat(open.headers().firstValue("Content-Type"))
                .get()
                .asString()
                .startsWith("application/openmetrics-text");
        assertThat(open.body()).asString().endsWith("# EOF\n");
        var old = web.get("Bearer " + Configs.PASSWORD, "*/*", "identity");
        assertThat(old.headers().firstValue("Content-Type")).get().asString().startsWith("text/plain; version=0.0.4");
        assertThat(old.body()).asString().doesNotContain("# EOF");
    }

    @Test
    void compressesForWhoeverCanRead() throws Exception {
        sink.write(round(START, Map.of(HOST, "alpha"), 37));
        var packed = web.get("Bearer " + Configs.PASSWORD, "text/plain", "gzip");
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(Web.unpacked(packed.body())).contains("vireo_host_cpu_usage_ratio{cluster=\"Default\",");
    }

    @Test
    void showsNothingToWhoeverHasNoKey() {
        sink.write(round(START, Map.of(HOST, "alpha"), 37));
        for (var wrong : new String[] {
            "",
            "Bearer",
            "Bearer wrong",
            "Basic",
            "Basic !!",
            Web.basic("prometheus", "wrong"),
            Web.basic("somebody", Configs.PASSWORD),
            "Digest " + Configs.PASSWORD
        }) {
            var refused = web.get(wrong, "text/plain", "identity");
            assertThat(refused.statusCode()).as(wrong).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
            assertThat(refused.body()).asString().doesNotContain("alpha");
        }
        assertThat(web.get(Web.basic("prometheus", Configs.PASSWORD), "*/*", "identity")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void showsNothingToAnybodyWithoutAPassword() throws Exception {
        var open = new PrometheusSink(Settings.of(new Configs("prometheus", "", Configs.ALL, 1000)), clock);
        open.write(round(START, Map.of(HOST, "alpha"), 37));
        try (var closed = new Web(open)) {
            for (var tried : new String[] {"", "Bearer ", Web.basic("prometheus", "")}) {
                assertThat(closed.get(tried, "*/*", "identity").statusCode())
                        .as(tried)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void canOnlyBeRead() {
        assertThat(web.post("Bearer " + Configs.PASSWORD).statusCode()).isEqualTo(405);
    }
}
