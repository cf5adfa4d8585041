package org.vireo.history.series;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vireo.engine.api.history.UsageHistory.Measured;

/**
 * A kind of objects that can be asked for. Immutable.
 *
 * @param kind as permits name it
 * @param gauges what is measured
 * @param single the source of objects that are measured themselves; empty for those that others belong to
 * @param names view of all versions of their configuration, and the columns of ids and names; empty for the system
 */
record Subject(String kind, List<Gauge> gauges, Optional<Source> single, Optional<Names> names) {
    /** Where names are found. */
    record Names(String view, String id, String name) {}

    /** All there are. */
    static final List<Subject> ALL = List.of(
            new Subject("system", both(), Optional.empty(), Optional.empty()),
            new Subject(
                    "data_center",
                    both(),
                    Optional.empty(),
                    Optional.of(
                            new Names("v4_5_configuration_history_datacenters", "datacenter_id", "datacenter_name"))),
            new Subject(
                    "cluster",
                    Gauge.OF_CLUSTER,
                    Optional.empty(),
                    Optional.of(new Names("v4_5_configuration_history_clusters", "cluster_id", "cluster_name"))),
            single(Source.HOSTS, Gauge.OF_HOST),
            single(Source.VMS, Gauge.OF_VM),
            single(Source.STORAGE_DOMAINS, Gauge.OF_STORAGE_DOMAIN));

    private static List<Gauge> both() {
        return Stream.concat(Gauge.OF_CLUSTER.stream(), Gauge.OF_STORAGE.stream())
                .toList();
    }

    private static Subject single(Source source, List<Gauge> gauges) {
        return new Subject(
                source.kind(),
                gauges,
                Optional.of(source),
                Optional.of(new Names(source.configuration(), source.id(), source.name())));
    }

    static Subject named(String kind) {
        return ALL.stream()
                .filter(subject -> subject.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> SeriesError.QUESTION_WRONG.because("There is no usage of '" + kind + "'; kinds are "
                        + String.join(", ", ALL.stream().map(Subject::kind).toList()) + "."));
    }

    /** Those with these names, in their order; all for none. */
    List<Gauge> gauges(List<String> measures) {
        return measures.isEmpty()
                ? gauges
                : measures.stream().distinct().map(this::gauge).toList();
    }

    private Gauge gauge(String measure) {
        return gauges.stream()
                .filter(gauge -> gauge.measure().name().equals(measure))
                .findFirst()
                .orElseThrow(() -> SeriesError.QUESTION_WRONG.because("There is no measure '" + measure + "' of a "
                        + kind + "; there are "
                        + String.join(
                                ", ",
                                told().measures().stream()
                                        .map(one -> one.name())
                                        .toList()) + "."));
    }

    Measured told() {
        return new Measured(kind, gauges.stream().map(Gauge::measure).toList());
    }
}
