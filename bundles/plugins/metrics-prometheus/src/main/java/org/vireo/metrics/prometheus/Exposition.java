package org.vireo.metrics.prometheus;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was last told, and until when it counts. Immutable.
 *
 * @param at moment it is of; empty before anything was told
 * @param span time until the next is expected
 * @param content what is shown while it counts
 */
record Exposition(Optional<Instant> at, Duration span, Board.Metrics content) {
    private static final int SPANS = 3;
    private static final Duration SHORTEST = Duration.ofMinutes(3);
    private static final double MILLIS = 1000;

    /** Before anything was told. */
    static final Exposition NOTHING =
            new Exposition(Optional.empty(), SHORTEST, new Board.Metrics(List.of(), 0, Map.of()));

    /** What a scrape shows at a moment: values that are too old are left away, and a metric says so. */
    MetricSnapshots at(Instant now) {
        var stale = stale(now);
        var all = new ArrayList<MetricSnapshot>(stale ? List.of() : content.metrics());
        all.add(one("vireo_metrics_stale", "1 when the history has told nothing for too long, else 0", stale ? 1 : 0));
        all.add(one("vireo_metrics_series", "Time series shown, without these", stale ? 0 : content.series()));
        at.ifPresent(moment -> all.add(one(
                "vireo_metrics_round_timestamp_seconds",
                "Moment at which all values held",
                moment.toEpochMilli() / MILLIS)));
        if (!content.leftOut().isEmpty()) {
            all.add(leftOut());
        }
        return new MetricSnapshots(all);
    }

    private boolean stale(Instant now) {
        var most = span.multipliedBy(SPANS);
        var limit = most.compareTo(SHORTEST) > 0 ? most : SHORTEST;
        return at.map(moment -> moment.plus(limit).isBefore(now)).orElse(true);
    }

    private static MetricSnapshot one(String name, String help, double value) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(new GaugeDataPointSnapshot(value, Labels.EMPTY, null))
                .build();
    }

    private MetricSnapshot leftOut() {
        var gauge = GaugeSnapshot.builder()
                .name("vireo_metrics_left_out_series")
                .help("Time series for which there was no room within max_series");
        content.leftOut()
                .forEach((kind, count) ->
                        gauge.dataPoint(new GaugeDataPointSnapshot(count, Labels.of("kind", kind), null)));
        return gauge.build();
    }
}
