package org.vireo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.vireo.model.ErrorKind;
import org.vireo.model.VireoException;
import org.vireo.spi.history.Fact;
import org.vireo.spi.history.HistorySink;

/** What everything does that takes the history. A plugin's test extends it and tells how what was taken is looked at. */
public abstract class HistorySinkContract {
    /** The moment of the first round. */
    protected static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    /** The time between rounds. */
    protected static final Duration MINUTE = Duration.ofMinutes(1);

    private static final UUID CENTER = new UUID(9, 1);
    private static final UUID CLUSTER = new UUID(9, 2);
    private static final UUID HOST = new UUID(9, 3);
    private static final UUID OTHER = new UUID(9, 4);
    private static final Set<ErrorKind> TRY_LATER = EnumSet.of(ErrorKind.EXTERNAL, ErrorKind.EXHAUSTED);
    private static final int SECONDS = 30;

    /** What is tested; it has taken nothing yet. */
    protected abstract HistorySink sink();

    /** Names of the hosts that are there by what the sink was last told. */
    protected abstract Set<String> hosts();

    /** What the sink knows as the last CPU usage of a host in percent; empty when it was not told. */
    protected abstract OptionalDouble cpuUsage(UUID host);

    /** How many samples of hosts it keeps; empty for a sink that keeps the last round only. */
    protected abstract Optional<Integer> samples();

    /** One whose other side is away; empty for a sink that needs nobody. */
    protected abstract Optional<HistorySink> unreachable();

    /** A round in which hosts have these names, and are each as busy as that. */
    protected static List<Fact> round(Instant at, Map<UUID, String> hosts, int cpuUsage) {
        var facts = new ArrayList<Fact>();
        facts.add(configuration("datacenter", at, Map.of("datacenter_id", CENTER, "datacenter_name", "Default")));
        facts.add(configuration(
                "cluster", at, Map.of("cluster_id", CLUSTER, "cluster_name", "Default", "datacenter_id", CENTER)));
        hosts.forEach((id, name) -> {
            facts.add(configuration("host", at, Map.of("host_id", id, "host_name", name, "cluster_id", CLUSTER)));
            facts.add(sample("host", at, Map.of("host_id", id, "host_status", 1, "cpu_usage_percent", cpuUsage)));
        });
        return facts;
    }

    private static Fact configuration(String kind, Instant at, Map<String, Object> values) {
        return new Fact(Fact.Type.CONFIGURATION, kind, at, MINUTE, values);
    }

    private static Fact sample(String kind, Instant at, Map<String, Object> values) {
        return new Fact(Fact.Type.SAMPLE, kind, at, MINUTE, values);
    }

    private static Instant minute(int n) {
        return START.plus(MINUTE.multipliedBy(n));
    }

    @Test
    void takesARound() {
        sink().write(round(START, Map.of(HOST, "alpha", OTHER, "beta"), 37));
        assertThat(hosts()).containsExactlyInAnyOrder("alpha", "beta");
        assertThat(cpuUsage(HOST)).hasValue(37);
        sink().write(List.of());
        assertThat(hosts()).as("nothing is taken as nothing").hasSize(2);
        samples().ifPresent(count -> assertThat(count).isEqualTo(2));
    }

    @Test
    void takesARoundThatComesAgainAsOne() {
        var round = round(START, Map.of(HOST, "alpha"), 37);
        sink().write(round);
        sink().write(round);
        assertThat(hosts()).containsExactly("alpha");
        assertThat(cpuUsage(HOST)).hasValue(37);
        samples().ifPresent(count -> assertThat(count).isEqualTo(1));
    }

    @Test
    void tellsWhatTheLastRoundTold() {
        sink().write(round(START, Map.of(HOST, "alpha", OTHER, "beta"), 37));
        sink().write(round(minute(1), Map.of(HOST, "gamma"), 12));
        assertThat(hosts()).containsExactly("gamma");
        assertThat(cpuUsage(HOST)).hasValue(12);
    }

    @Test
    void takesRoundsAfterSomeThatAreMissing() {
        sink().write(round(START, Map.of(HOST, "alpha"), 37));
        sink().write(round(minute(300), Map.of(HOST, "alpha"), 12));
        assertThat(cpuUsage(HOST)).hasValue(12);
        samples().ifPresent(count -> assertThat(count).isEqualTo(2));
    }

    @Test
    void inventsNothingThatWasNotTold() {
        var facts = new ArrayList<>(round(START, Map.of(HOST, "alpha"), 37));
        facts.add(configuration("host", START, Map.of("host_id", OTHER, "host_name", "beta", "cluster_id", CLUSTER)));
        facts.add(sample("host", START, Map.of("host_id", OTHER, "host_status", 3)));
        sink().write(facts);
        assertThat(cpuUsage(HOST)).hasValue(37);
        assertThat(cpuUsage(OTHER)).isEmpty();
    }

    @Test
    void passesOverKindsAndValuesItDoesNotKnow() {
        var facts = new ArrayList<>(round(START, Map.of(HOST, "alpha"), 37));
        facts.add(configuration("moon", START, Map.of("moon_id", OTHER, "moon_name", "Io")));
        facts.add(sample("moon", START, Map.of("moon_id", OTHER, "volcanoes", 400)));
        facts.add(configuration(
                "host",
                START,
                Map.of("host_id", OTHER, "host_name", "beta", "cluster_id", CLUSTER, "phase", "waning")));
        facts.add(sample("host", START, Map.of("host_id", OTHER, "host_status", 3, "tide", 7)));
        sink().write(facts);
        assertThat(hosts()).containsExactlyInAnyOrder("alpha", "beta");
    }

    @Test
    void readsNoMeaningIntoNames() {
        var odd = "'; drop table x; -- \" \\ \\n {a=\"b\"} # 主機\t<b>";
        var lines = "two\nlines 1";
        sink().write(round(START, Map.of(HOST, odd, OTHER, lines), 37));
        assertThat(hosts()).containsExactlyInAnyOrder(odd, lines);
        assertThat(cpuUsage(HOST)).hasValue(37);
    }

    @Test
    void takesThousandsInTime() {
        var hosts = new HashMap<UUID, String>();
        for (int i = 0; i < 2000; i++) {
            hosts.put(new UUID(10, i), "host " + i);
        }
        Promptly.within(SECONDS, () -> sink().write(round(START, hosts, 37)));
        assertThat(hosts()).hasSize(2000);
    }

    @Test
    void saysThatItsOtherSideIsAway() {
        var away = unreachable();
        Assumptions.assumeTrue(away.isPresent(), "needs nobody");
        Promptly.within(SECONDS, () -> {
            var thrown = catchThrowable(() -> away.get().write(round(START, Map.of(HOST, "alpha"), 37)));
            assertThat(thrown).isInstanceOf(VireoException.class);
            assertThat(((VireoException) thrown).code().kind()).isIn(TRY_LATER);
        });
    }
}
