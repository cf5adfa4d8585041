package org.vireo.history.series;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.vireo.engine.api.history.HistoryReader;
import org.vireo.engine.api.history.UsageHistory;
import org.vireo.model.VireoException;

/** Works usage out of the published views of the history. Thread-safe. */
public final class ReadUsage implements UsageHistory {
    private static final int AT_ONCE = 4;
    private static final int WAIT_SECONDS = 2;
    private static final int MOST_OBJECTS = 1000;
    private static final int MOST_VALUES = 10_000;
    private static final String CANCELED = "57014";

    private final HistoryReader reader;
    private final Kept kept;
    private final Clock clock;
    private final Duration patience;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /** Asks {@code reader} for what is {@code kept}, each question for {@code patience} at most. */
    public ReadUsage(HistoryReader reader, Kept kept, Clock clock, Duration patience) {
        this.patience = patience;
        this.reader = reader;
        this.kept = kept;
        this.clock = clock;
    }

    @Override
    public List<Measured> measured() {
        return Subject.ALL.stream().map(Subject::told).toList();
    }

    @Override
    public Series series(Question question, Shown shown) {
        var subject = Subject.named(question.kind());
        var gauges = subject.gauges(question.measures());
        Plan.check(question.span());
        if (subject.names().isPresent() != question.object().isPresent()) {
            throw SeriesError.QUESTION_WRONG.because("The usage of a " + subject.kind() + " is asked for "
                    + (subject.names().isPresent() ? "with" : "without") + " an id.");
        }
        question.object().ifPresent(id -> visible(subject, id, shown));
        return asked(read -> {
            var name = question.object().isPresent()
                    ? name(read, subject, question.object().get())
                    : "";
            var reach = subject.single().isPresent() ? kept : ofMany(question.span());
            var plan = Plan.of(question.span(), clock.instant(), reach, read.rolledUp());
            var points = new Points(plan.points(), gauges);
            for (var source : gauges.stream().map(Gauge::source).distinct().toList()) {
                var of = gauges.stream().filter(g -> g.source().equals(source)).toList();
                var rows = new Rows(source, of, plan, Scopes.of(subject, source, question.object(), shown));
                var sql = rows.points(subject.single().isPresent());
                read.each(rows, sql, row -> points.add(of, row));
            }
            return new Series(
                    name, plan.from(), plan.step(), plan.grain().toString(), points.minutes(), points.lines());
        });
    }

    private Kept ofMany(Span span) {
        return kept.ofMany(Duration.between(span.from(), span.to()));
    }

    private static void visible(Subject subject, UUID id, Shown shown) {
        if (!shown.of(subject.kind()).map(ids -> ids.contains(id)).orElse(true)) {
            throw unknown(subject, id);
        }
    }

    private static VireoException unknown(Subject subject, UUID id) {
        return SeriesError.UNKNOWN_TO_HISTORY.because("The history knows no " + subject.kind() + " " + id + ".");
    }

    private static String name(Read read, Subject subject, UUID id) throws SQLException {
        var names = subject.names().orElseThrow();
        return read.first(
                        "select " + names.name() + " from " + names.view() + " where " + names.id()
                                + " = ? order by history_id desc limit 1",
                        id)
                .orElseThrow(() -> unknown(subject, id));
    }

    @Override
    public Ranking ranking(RankingQuestion question, Shown shown) {
        var subject = Subject.named(question.kind());
        var source = subject.single()
                .orElseThrow(() -> SeriesError.QUESTION_WRONG.because(
                        "A " + subject.kind() + " cannot be ranked: hosts, virtual machines and storage domains can."));
        var gauges = subject.gauges(List.of(question.measure()));
        bounded(question);
        return asked(read -> {
            var rolledUp = read.rolledUp();
            var whole = new Span(question.span().from(), question.span().to(), 1);
            var total = Plan.of(whole, clock.instant(), ofMany(whole), rolledUp);
            var rows = new Rows(source, gauges, total, Scopes.all(source, shown));
            var found = new ArrayList<Ranked>();
            var of = new int[1];
            read.each(rows, rows.ranked(question.least(), question.objects()), row -> {
                found.add(new Ranked(
                        row.getObject(1, UUID.class), row.getString(2), row.getDouble(3), row.getDouble(4), List.of()));
                of[0] = row.getInt(5);
            });
            var plan = Plan.of(question.span(), clock.instant(), ofMany(question.span()), rolledUp);
            return new Ranking(
                    gauges.get(0).measure(),
                    plan.from(),
                    plan.step(),
                    of[0],
                    withValues(read, source, gauges, plan, found));
        });
    }

    private static void bounded(RankingQuestion question) {
        Plan.check(question.span());
        if (question.objects() < 1 || question.objects() > MOST_OBJECTS) {
            throw SeriesError.QUESTION_WRONG.because("objects must be 1 to " + MOST_OBJECTS + ".");
        }
        if ((long) question.objects() * question.span().points() > MOST_VALUES) {
            throw SeriesError.QUESTION_WRONG.because("objects times points must be " + MOST_VALUES + " at most.");
        }
    }

    private static List<Ranked> withValues(Read read, Source source, List<Gauge> gauges, Plan plan, List<Ranked> ranked)
            throws SQLException {
        if (ranked.isEmpty()) {
            return ranked;
        }
        var rows = new Rows(
                source,
                gauges,
                plan,
                Scopes.these(source, ranked.stream().map(Ranked::id).toList()));
        Map<UUID, double[]> values = new HashMap<>();
        ranked.forEach(one -> values.put(one.id(), Points.unknown(plan.points())));
        read.each(
                rows, rows.values(), row -> values.get(row.getObject(1, UUID.class))[row.getInt(2)] = row.getDouble(3));
        return ranked.stream()
                .map(one -> new Ranked(
                        one.id(), one.name(), one.average(), one.maximum(), Points.known(values.get(one.id()))))
                .toList();
    }

    /** What is done with a connection. */
    private interface Work<T> {
        T with(Read read) throws SQLException;
    }

    private <T> T asked(Work<T> work) {
        try {
            if (!places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw SeriesError.TOO_MUCH_ASKED.because(
                        "The history answers " + AT_ONCE + " others already; ask again in a moment.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VireoException(SeriesError.HISTORY_UNREADABLE, "The question was interrupted.", e);
        }
        try (var connection = reader.read()) {
            return work.with(new Read(connection, clock, clock.instant().plus(patience)));
        } catch (SQLException e) {
            throw CANCELED.equals(e.getSQLState())
                    ? new VireoException(
                            SeriesError.TOO_MUCH_ASKED,
                            "The history took longer than " + patience.toSeconds()
                                    + " seconds; ask for a shorter time, fewer points or fewer objects.",
                            e)
                    : new VireoException(
                            SeriesError.HISTORY_UNREADABLE, "The history cannot be read: " + e.getMessage(), e);
        } finally {
            places.release();
        }
    }
}
