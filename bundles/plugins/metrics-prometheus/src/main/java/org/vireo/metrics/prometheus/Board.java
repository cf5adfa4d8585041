package org.vireo.metrics.prometheus;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vireo.spi.history.Fact;

/** Puts the metrics of one round together, as many as there is room for. Confined to one thread. */
final class Board {
    private static final Subject VM = Subject.named("vm").orElseThrow();

    private final Round round;
    private final int room;
    private final Map<Measure, List<DataPointSnapshot>> points = new HashMap<>();
    private final List<InfoSnapshot.InfoDataPointSnapshot> places = new ArrayList<>();
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private int shown;

    private Board(Round round, int room) {
        this.round = round;
        this.room = room;
    }

    /**
     * What is to be shown of a round.
     *
     * @param metrics one for each name
     * @param series how many those are
     * @param leftOut how many more there would be, by kind of objects
     */
    record Metrics(List<MetricSnapshot> metrics, int series, Map<String, Integer> leftOut) {}

    /** The metrics of some kinds, those first that come first, with as many series as there is room for. */
    static Metrics of(Round round, List<Subject> subjects, int room) {
        var board = new Board(round, room);
        subjects.forEach(board::add);
        return new Metrics(board.metrics(), board.shown, Map.copyOf(board.leftOut));
    }

    /** All of an object or nothing of it; when there is no room for one, those after it do not take turns. */
    private void add(Subject subject) {
        leftOut.put(subject.kind(), 0);
        for (var id : round.objects(subject)) {
            var found = found(subject, id);
            var place = subject.equals(VM)
                    ? Subject.label(round.of(Fact.Type.SAMPLE, "vm", id), "currently_running_on_host")
                    : "";
            var needed = found.size() + (place.isEmpty() ? 0 : 1);
            if (leftOut.get(subject.kind()) > 0 || shown + needed > room) {
                leftOut.merge(subject.kind(), needed, Integer::sum);
            } else {
                shown += needed;
                show(labels(subject, id), found);
                if (!place.isEmpty()) {
                    places.add(place(id, place));
                }
            }
        }
    }

    private Map<Measure, Double> found(Subject subject, String id) {
        var found = new HashMap<Measure, Double>();
        for (var measure : Measure.ALL) {
            if (measure.kind().equals(subject.kind())
                    && round.of(measure.type(), subject.kind(), id).get(measure.column()) instanceof Number number) {
                found.put(measure, number.doubleValue() * measure.factor());
            }
        }
        return found;
    }

    private Labels labels(Subject subject, String id) {
        var name = Subject.label(round.of(Fact.Type.CONFIGURATION, subject.kind(), id), subject.name());
        var labels = Labels.of("id", id, "name", name);
        return subject.owner().isEmpty() ? labels : labels.add(subject.owner(), round.owner(subject, id));
    }

    private void show(Labels labels, Map<Measure, Double> found) {
        found.forEach((measure, value) -> points.computeIfAbsent(measure, any -> new ArrayList<>())
                .add(
                        measure.counter()
                                ? new CounterDataPointSnapshot(value, labels, null, 0L)
                                : new GaugeDataPointSnapshot(value, labels, null)));
    }

    private InfoSnapshot.InfoDataPointSnapshot place(String vm, String host) {
        var name = Subject.label(round.of(Fact.Type.CONFIGURATION, "host", host), "host_name");
        return new InfoSnapshot.InfoDataPointSnapshot(Labels.of("id", vm, "host_id", host, "host", name));
    }

    private List<MetricSnapshot> metrics() {
        var metrics = new ArrayList<MetricSnapshot>();
        for (var measure : Measure.ALL) {
            var found = points.get(measure);
            if (found != null) {
                metrics.add(measure.counter() ? counter(measure, found) : gauge(measure, found));
            }
        }
        if (!places.isEmpty()) {
            var info = InfoSnapshot.builder().name("vireo_vm_place").help("Host that a virtual machine is on");
            places.forEach(info::dataPoint);
            metrics.add(info.build());
        }
        return metrics;
    }

    private static MetricSnapshot counter(Measure measure, List<DataPointSnapshot> found) {
        var counter = CounterSnapshot.builder().name(measure.name()).help(measure.help());
        found.forEach(point -> counter.dataPoint((CounterDataPointSnapshot) point));
        return counter.build();
    }

    private static MetricSnapshot gauge(Measure measure, List<DataPointSnapshot> found) {
        var gauge = GaugeSnapshot.builder().name(measure.name()).help(measure.help());
        found.forEach(point -> gauge.dataPoint((GaugeDataPointSnapshot) point));
        return gauge.build();
    }
}
