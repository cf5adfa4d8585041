package org.vireo.rest.own;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Sight;
import org.vireo.engine.api.history.UsageHistory;
import org.vireo.engine.api.history.UsageHistory.Line;
import org.vireo.engine.api.history.UsageHistory.Question;
import org.vireo.engine.api.history.UsageHistory.Ranked;
import org.vireo.engine.api.history.UsageHistory.RankingQuestion;
import org.vireo.engine.api.history.UsageHistory.Shown;
import org.vireo.engine.api.history.UsageHistory.Span;
import org.vireo.rest.define.Context;
import org.vireo.rest.fault.RequestFault;

/** Usage over HTTP: each caller is shown what it sees. Values in, values out; HTTP is the servlet's business. Thread-safe. */
record HistoryApi(Authorizer authorizer, Supplier<Optional<UsageHistory>> usage, Clock clock) {
    private static final Duration USUAL_SPAN = Duration.ofDays(1);
    private static final int USUAL_POINTS = 300;
    private static final int USUAL_OBJECTS = 10;
    private static final String POINTS = "points";
    private static final String MEASURE = "measure";
    private static final String ORDER = "order";
    private static final String OBJECTS = "objects";
    private static final Set<String> OF_SERIES = Set.of("measures", "from", "to", POINTS);
    private static final Set<String> OF_RANKING = Set.of(MEASURE, ORDER, OBJECTS, "from", "to", POINTS);

    private UsageHistory open() {
        return usage.get().orElseThrow(() -> RequestFault.conflict("The history is not installed, or not up yet."));
    }

    Map<String, Object> measured(Asked asked) {
        asked.only(Set.of());
        return Map.of("kinds", open().measured());
    }

    Map<String, Object> series(String kind, Optional<String> id, Asked asked, Caller caller) {
        asked.only(OF_SERIES);
        var question = new Question(kind, id.map(Context::uuid), asked.texts("measures"), span(asked, USUAL_POINTS));
        var series = open().series(question, shown(caller));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("kind", kind);
        id.ifPresent(one -> {
            answer.put("id", one);
            answer.put("name", series.name());
        });
        answer.put("from", series.from());
        answer.put("step_seconds", series.step().toSeconds());
        answer.put("grain", series.grain());
        answer.put("minutes", series.minutes());
        answer.put("lines", series.lines().stream().map(HistoryApi::line).toList());
        return answer;
    }

    private static Map<String, Object> line(Line line) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put(MEASURE, line.measure().name());
        told.put("unit", line.measure().unit());
        told.put("average", numbers(line.average()));
        told.put("minimum", numbers(line.minimum()));
        told.put("maximum", numbers(line.maximum()));
        return told;
    }

    /** What is not known is null. */
    private static Double[] numbers(List<OptionalDouble> values) {
        return values.stream()
                .map(value -> value.isPresent() ? value.getAsDouble() : null)
                .toArray(Double[]::new);
    }

    Map<String, Object> ranking(String kind, Asked asked, Caller caller) {
        asked.only(OF_RANKING);
        var measure = asked.text(MEASURE)
                .orElseThrow(() -> RequestFault.bad("A ranking needs a measure, such as measure=cpu_usage."));
        var order = asked.text(ORDER).orElse("most");
        if (!Set.of("most", "least").contains(order)) {
            throw RequestFault.bad("order must be most or least.");
        }
        var question = new RankingQuestion(
                kind, measure, span(asked, 1), asked.number(OBJECTS, USUAL_OBJECTS), order.equals("least"));
        var ranking = open().ranking(question, shown(caller));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("kind", kind);
        answer.put(MEASURE, ranking.measure().name());
        answer.put("unit", ranking.measure().unit());
        answer.put("from", ranking.from());
        answer.put("step_seconds", ranking.step().toSeconds());
        answer.put("of", ranking.of());
        answer.put(OBJECTS, ranking.objects().stream().map(HistoryApi::ranked).toList());
        return answer;
    }

    private static Map<String, Object> ranked(Ranked object) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", object.id().toString());
        told.put("name", object.name());
        told.put("average", object.average());
        told.put("maximum", object.maximum());
        told.put("values", numbers(object.values()));
        return told;
    }

    private Span span(Asked asked, int points) {
        var to = asked.moment("to", clock.instant());
        return new Span(asked.moment("from", to.minus(USUAL_SPAN)), to, asked.number(POINTS, points));
    }

    /** Where it cannot be told what is seen, nothing is. */
    private Shown shown(Caller caller) {
        var sight = authorizer.sight(caller);
        return kind -> sight instanceof Sight.Everything
                ? Optional.empty()
                : Optional.of(authorizer.seen(sight, kind).orElse(Set.of()));
    }
}
