package org.vireo.engine.api.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** Tells how things were used over time, for charts. A service while the history is installed. Thread-safe. */
@ProviderType
public interface UsageHistory {
    /** What is measured, by kind of objects. */
    List<Measured> measured();

    /**
     * How an object, or all objects that belong to it, were used. Blocks for ten seconds at most.
     *
     * @throws org.vireo.model.VireoException of kind {@code INVALID} for questions that make no sense, {@code NOT_FOUND} for an object that
     *     the history does not know, {@code EXHAUSTED} when it took too long or too many ask, {@code EXTERNAL} when the history cannot be read
     */
    Series series(Question question, Shown shown);

    /**
     * The objects of a kind that were used most, or least. Blocks for ten seconds at most.
     *
     * @throws org.vireo.model.VireoException as {@link #series} does
     */
    Ranking ranking(RankingQuestion question, Shown shown);

    /** Which objects may be shown. */
    @FunctionalInterface
    interface Shown {
        /** Ids of objects of a kind, named as in permits; empty: all of them. */
        Optional<Set<UUID>> of(String kind);
    }

    /**
     * What is measured of a kind.
     *
     * @param kind of objects, such as {@code host}
     * @param measures in order
     */
    record Measured(String kind, List<Measure> measures) {
        /** Copies the list. */
        public Measured {
            measures = List.copyOf(measures);
        }
    }

    /**
     * Something that is measured.
     *
     * @param name to ask for it by
     * @param unit {@code percent}, {@code bytes}, {@code count} or {@code load}
     * @param text one line for people
     */
    record Measure(String name, String unit, String text) {}

    /**
     * From when until when.
     *
     * @param from first moment
     * @param to moment after the last
     * @param points at most so many, 1 to 1000
     */
    record Span(Instant from, Instant to, int points) {}

    /**
     * What is asked for.
     *
     * @param kind of object; {@code system} has none
     * @param object which one
     * @param measures by name; none: all
     * @param span when
     */
    record Question(String kind, Optional<UUID> object, List<String> measures, Span span) {
        /** Copies the list. */
        public Question {
            measures = List.copyOf(measures);
        }
    }

    /**
     * An answer, with as many points as there are in {@code minutes}.
     *
     * @param name of the object
     * @param from moment at which the first point begins
     * @param step time that each point stands for
     * @param grain {@code samples}, {@code hours} or {@code days}: what points are made of, where the time of that grain is over; what comes
     *     after it is made of finer ones
     * @param minutes that are known of the time of each point
     * @param lines one for each measure
     */
    record Series(String name, Instant from, Duration step, String grain, List<Double> minutes, List<Line> lines) {
        /** Copies the lists. */
        public Series {
            minutes = List.copyOf(minutes);
            lines = List.copyOf(lines);
        }
    }

    /**
     * What a measure was at each point; empty where it is not known.
     *
     * @param measure which
     * @param average weighted by time
     * @param minimum of what points are made of: samples, or averages of hours or days
     * @param maximum for single objects of all samples, for sums of objects as the minimum
     */
    record Line(
            Measure measure, List<OptionalDouble> average, List<OptionalDouble> minimum, List<OptionalDouble> maximum) {
        /** Copies the lists. */
        public Line {
            average = List.copyOf(average);
            minimum = List.copyOf(minimum);
            maximum = List.copyOf(maximum);
        }
    }

    /**
     * What is asked for.
     *
     * @param kind of objects: {@code host}, {@code vm} or {@code storage_domain}
     * @param measure by name
     * @param span when, and by how many points
     * @param objects at most so many, 1 to 1000; with points, 10,000 values at most
     * @param least whether those used least come first
     */
    record RankingQuestion(String kind, String measure, Span span, int objects, boolean least) {}

    /**
     * Objects that are there now, in order.
     *
     * @param measure what they are ranked by
     * @param from moment at which the first point begins
     * @param step time that each point stands for
     * @param of how many there are, with those that did not fit
     * @param objects the first of them
     */
    record Ranking(Measure measure, Instant from, Duration step, int of, List<Ranked> objects) {
        /** Copies the list. */
        public Ranking {
            objects = List.copyOf(objects);
        }
    }

    /**
     * One of them.
     *
     * @param id of the object
     * @param name of the object
     * @param average over the whole time
     * @param maximum over the whole time
     * @param values average at each point
     */
    record Ranked(UUID id, String name, double average, double maximum, List<OptionalDouble> values) {
        /** Copies the list. */
        public Ranked {
            values = List.copyOf(values);
        }
    }
}
