package org.vireo.reporting.forecast;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vireo.spi.report.ReportAnswer;
import org.vireo.spi.report.ReportAsked;
import org.vireo.spi.report.ReportPart;
import org.vireo.spi.report.ReportStep;

/** Looks ahead for each cluster and storage domain. Immutable. */
final class ForecastStep implements ReportStep {
    private static final List<String> OF_CLUSTERS = List.of("memory", "cpu");

    @Override
    public List<ReportPart> compute(ReportAsked asked, Map<String, ReportAnswer> answers) {
        var watched = new ArrayList<Watched>();
        for (var resource : OF_CLUSTERS) {
            watched.addAll(
                    watched(answers.get("clusters"), resource, resource.equals("cpu") ? "cores" : "memory_size"));
        }
        watched.addAll(watched(answers.get("domains"), "storage", "storage_size"));
        var today = LocalDate.ofInstant(asked.now(), ZoneOffset.UTC);
        var seen = new ArrayList<Seen>();
        for (var one : watched) {
            seen.add(new Seen(
                    one,
                    Outlook.of(
                            one.series(),
                            today,
                            asked.number("threshold"),
                            (int) Math.min(asked.number("horizon_days"), Seen.FARTHEST),
                            asked.text("trend").equals("damped"))));
        }
        seen.sort(Comparator.comparing((Seen one) -> one.urgency(asked.number("threshold")))
                .thenComparing(one -> -one.watched().series().last()));
        return parts(asked, seen);
    }

    private static List<ReportPart> parts(ReportAsked asked, List<Seen> seen) {
        var words = new ForecastWords(asked);
        var parts = new ArrayList<ReportPart>();
        parts.add(ReportPart.table("outlook", seen.stream().map(words::row).toList()));
        parts.add(ReportPart.words(ForecastReports.TEXTS.text(seen.isEmpty() ? "empty" : "errors", asked.locale())));
        seen.stream()
                .filter(one -> one.outlook().ahead().length > 0)
                .limit(asked.number("charts"))
                .forEach(one -> parts.add(new ReportPart(
                        "course",
                        one.watched().name() + ", "
                                + words.resource(one.watched().resource()),
                        words.course(one),
                        List.of())));
        return parts;
    }

    /** Of what has a size now. */
    private static List<Watched> watched(ReportAnswer answer, String resource, String size) {
        var names = new LinkedHashMap<String, String>();
        var measured = new LinkedHashMap<String, Map<LocalDate, Double>>();
        for (var row : answer.read()) {
            double used = row.figure(resource);
            double all = row.figure(size);
            if (!Double.isNaN(used) && all > 0) {
                names.put(row.text("id"), row.text("name"));
                measured.computeIfAbsent(row.text("id"), any -> new TreeMap<>())
                        .put(LocalDate.parse(row.text("day")), 100 * used / all);
            }
        }
        return measured.entrySet().stream()
                .map(one -> new Watched(names.get(one.getKey()), resource, Series.of(one.getValue())))
                .toList();
    }

    /**
     * What may fill up.
     *
     * @param name of the cluster or storage domain
     * @param resource of it
     * @param series of its usage
     */
    record Watched(String name, String resource, Series series) {}

    /** One that was looked at. */
    record Seen(Watched watched, Outlook outlook) {
        /** Ten years: nothing is known of what is farther. */
        static final long FARTHEST = 3660;

        /** In how many days it is full; those for which it cannot be told come last. */
        int urgency(long limit) {
            return switch (outlook.verdict()) {
                case FULL -> 0;
                case DATED -> outlook.reaches(limit, 0).orElseThrow();
                case LATER -> Integer.MAX_VALUE - 3;
                case STILL -> Integer.MAX_VALUE - 2;
                case UNRELIABLE -> Integer.MAX_VALUE - 1;
                case SHORT, PATCHY, OLD -> Integer.MAX_VALUE;
            };
        }
    }
}
