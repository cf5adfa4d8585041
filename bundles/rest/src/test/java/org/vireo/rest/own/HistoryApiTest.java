package org.vireo.rest.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.auth.Sight;
import org.vireo.engine.api.history.UsageHistory;
import org.vireo.model.UserId;
import org.vireo.model.json.ModelJson;
import org.vireo.rest.fault.RequestFault;

class HistoryApiTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final UUID HOST = new UUID(1, 1);
    private static final Caller ANN = new Caller(new UserId(new UUID(1, 2)), "ann@internal", false, "x");

    private final Told told = new Told();
    private final HistoryApi api =
            new HistoryApi(new SeesOneHost(), () -> Optional.of(told), Clock.fixed(NOW, ZoneOffset.UTC));

    /** Keeps what it was asked for, and answers always the same. */
    private static final class Told implements UsageHistory {
        private static final Measure CPU = new Measure("cpu_usage", "percent", "Processors in use");
        private Question question;
        private RankingQuestion rankingQuestion;
        private Shown shown;

        @Override
        public List<Measured> measured() {
            return List.of(new Measured("host", List.of(CPU)));
        }

        @Override
        public Series series(Question asked, Shown to) {
            question = asked;
            shown = to;
            var values = List.of(OptionalDouble.of(1.5), OptionalDouble.empty());
            return new Series(
                    "alpha",
                    NOW,
                    Duration.ofMinutes(5),
                    "samples",
                    List.of(5.0, 0.0),
                    List.of(new Line(CPU, values, values, values)));
        }

        @Override
        public Ranking ranking(RankingQuestion asked, Shown to) {
            rankingQuestion = asked;
            shown = to;
            return new Ranking(
                    CPU,
                    NOW,
                    Duration.ofDays(1),
                    7,
                    List.of(new Ranked(HOST, "alpha", 20, 30, List.of(OptionalDouble.of(20)))));
        }
    }

    private static final class SeesOneHost implements Authorizer {
        @Override
        public boolean allowed(Caller caller, Permit permit) {
            return caller.administrator();
        }

        @Override
        public Optional<Set<UUID>> seen(Sight sight, String kind) {
            return kind.equals("host") ? Optional.of(Set.of(HOST)) : Optional.empty();
        }
    }

    private static Asked asked(String... namesAndValues) {
        var parameters = new HashMap<String, String[]>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.put(namesAndValues[i], new String[] {namesAndValues[i + 1]});
        }
        return new Asked(parameters);
    }

    private static JsonNode json(Map<String, Object> answer) {
        return ModelJson.newMapper().valueToTree(answer);
    }

    @Test
    void asksForADayUnlessToldOtherwise() {
        var answer = json(api.series("host", Optional.of(HOST.toString()), asked(), ANN));
        assertThat(told.question.span().from()).isEqualTo(NOW.minus(Duration.ofDays(1)));
        assertThat(told.question.span().to()).isEqualTo(NOW);
        assertThat(told.question.measures()).isEmpty();
        assertThat(answer.path("name").asText()).isEqualTo("alpha");
        assertThat(answer.path("step_seconds").asInt()).isEqualTo(300);
        assertThat(answer.at("/lines/0/average").toString()).isEqualTo("[1.5,null]");
        assertThat(answer.at("/lines/0/unit").asText()).isEqualTo("percent");
        assertThat(answer.path("from").asText()).isEqualTo("2026-03-02T10:00:00Z");
    }

    @Test
    void passesOnWhatIsAskedFor() {
        api.series(
                "system",
                Optional.empty(),
                asked(
                        "measures",
                        "cpu_usage, memory_usage",
                        "from",
                        "2026-03-01T01:00:00+01:00",
                        "to",
                        "2026-03-02T00:00:00Z",
                        "points",
                        "24"),
                ANN);
        assertThat(told.question.measures()).containsExactly("cpu_usage", "memory_usage");
        assertThat(told.question.span())
                .isEqualTo(new UsageHistory.Span(
                        Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-02T00:00:00Z"), 24));
        var ranking = json(api.ranking("host", asked("measure", "cpu_usage", "order", "least", "objects", "3"), ANN));
        assertThat(told.rankingQuestion.least()).isTrue();
        assertThat(told.rankingQuestion.objects()).isEqualTo(3);
        assertThat(ranking.path("of").asInt()).isEqualTo(7);
        assertThat(ranking.at("/objects/0/name").asText()).isEqualTo("alpha");
    }

    @Test
    void showsCallersWhatTheySee() {
        api.series("system", Optional.empty(), asked(), ANN);
        assertThat(told.shown.of("host")).contains(Set.of(HOST));
        assertThat(told.shown.of("vm")).as("what cannot be told is not shown").contains(Set.of());
        api.series("system", Optional.empty(), asked(), Caller.engine("x"));
        assertThat(told.shown.of("host")).isEmpty();
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        refused("'form'", () -> api.series("system", Optional.empty(), asked("form", "x"), ANN));
        refused("2026-03-01T00:00:00Z", () -> api.series("system", Optional.empty(), asked("from", "yesterday"), ANN));
        refused("points must be a number", () -> api.series("system", Optional.empty(), asked("points", "many"), ANN));
        refused("needs a measure", () -> api.ranking("host", asked(), ANN));
        refused("most or least", () -> api.ranking("host", asked("measure", "x", "order", "up"), ANN));
        var twice = new Asked(Map.of("points", new String[] {"1", "2"}));
        refused("more than once", () -> api.series("system", Optional.empty(), twice, ANN));
    }

    private static void refused(String words, ThrowingCallable asking) {
        assertThatThrownBy(asking).isInstanceOfSatisfying(RequestFault.class, fault -> {
            assertThat(fault.status()).isEqualTo(400);
            assertThat(fault.detail()).contains(words);
        });
    }

    @Test
    void saysThatThereIsNoHistory() {
        var without = new HistoryApi(new SeesOneHost(), Optional::empty, Clock.systemUTC());
        assertThatThrownBy(() -> without.measured(asked()))
                .isInstanceOfSatisfying(
                        RequestFault.class, fault -> assertThat(fault.status()).isEqualTo(409));
    }
}
