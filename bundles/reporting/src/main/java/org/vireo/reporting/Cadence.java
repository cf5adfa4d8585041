package org.vireo.reporting;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.vireo.model.VireoException;

/** When a report is due again and again: five fields as {@code crontab} has them, in a time zone. Immutable. */
final class Cadence {
    /** Reports that come more often are of no use to anybody. */
    private static final Duration SHORTEST = Duration.ofMinutes(5);

    private static final int TRIED = 60;

    private final String text;
    private final ExecutionTime times;
    private final ZoneId zone;

    private Cadence(String text, ExecutionTime times, ZoneId zone) {
        this.text = text;
        this.times = times;
        this.zone = zone;
    }

    /**
     * Reads one.
     *
     * @param text minute, hour, day of the month, month and day of the week
     * @param now when it begins to count
     * @throws VireoException when it is none, comes more often than every five minutes, or never
     */
    static Cadence of(String text, ZoneId zone, Instant now) {
        try {
            var parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
            var cadence = new Cadence(text, ExecutionTime.forCron(parser.parse(text.strip())), zone);
            cadence.refuseTooOften(now);
            return cadence;
        } catch (IllegalArgumentException e) {
            throw invalid(text, e.getMessage());
        }
    }

    /** When it is due next, later than a moment. Hours that a clock skips or repeats count once. */
    Optional<Instant> after(Instant moment) {
        return times.nextExecution(moment.atZone(zone)).map(found -> found.toInstant());
    }

    private void refuseTooOften(Instant now) {
        var last = after(now).orElseThrow(() -> invalid(text, "it is never due"));
        for (int i = 0; i < TRIED; i++) {
            var next = after(last);
            if (next.isEmpty()) {
                return;
            }
            if (Duration.between(last, next.get()).compareTo(SHORTEST) < 0) {
                throw invalid(text, "it is due more often than every " + SHORTEST.toMinutes() + " minutes");
            }
            last = next.get();
        }
    }

    private static VireoException invalid(String text, String why) {
        return new VireoException(
                ReportingError.PARAMETER_INVALID,
                "'" + text + "' is no cadence such as '0 6 * * 1' (Mondays at six): " + why);
    }

    @Override
    public String toString() {
        return text + " " + zone;
    }
}
