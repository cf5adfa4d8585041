package org.vireo.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vireo.inventory.Definition;

/**
 * How a wish stands to a limit. Beyond the limit there is a grace that is only warned of; before it there is a threshold. Pure.
 */
record QuotaVerdict(List<String> refusals, List<Warning> warnings) {
    /** Something to tell, with the number of its event. */
    record Warning(int event, String text) {}

    /** The numbers of the events for one resource. */
    record Codes(int grace, int limit, int threshold) {
        static final Codes COMPUTING = new Codes(3006, 3007, 3008);
        static final Codes STORAGE = new Codes(3009, 3010, 3011);
    }

    /** One limit of a quota and how much of it is used. */
    record Measure(String resource, Codes codes, Optional<Long> limit, long used, long wanted, long unit) {}

    static QuotaVerdict of(Definition quota, String prefix, List<Measure> measures) {
        var refusals = new ArrayList<String>();
        var warnings = new ArrayList<Warning>();
        var given = Attributes.of(quota);
        for (var measure : measures) {
            if (measure.limit().isEmpty() || measure.wanted() <= 0) {
                continue;
            }
            var limit = measure.limit().get();
            var grace = given.number(prefix + "_hard_limit_pct").orElse(20L);
            var threshold = given.number(prefix + "_soft_limit_pct").orElse(80L);
            var then = measure.used() + measure.wanted();
            var text = text(quota, measure, limit);
            if (then > limit + (long) (limit * (grace / 100.0))) {
                refusals.add(text);
                warnings.add(new Warning(measure.codes().limit(), text));
            } else if (then > limit) {
                warnings.add(new Warning(measure.codes().grace(), text));
            } else if (then > (long) (limit * (threshold / 100.0))) {
                warnings.add(new Warning(measure.codes().threshold(), text));
            }
        }
        return new QuotaVerdict(List.copyOf(refusals), List.copyOf(warnings));
    }

    private static String text(Definition quota, Measure measure, long limit) {
        return "Quota " + quota.name() + " allows " + amount(limit, measure) + " of " + measure.resource() + ", "
                + amount(measure.used(), measure) + " are used and " + amount(measure.wanted(), measure)
                + " are wanted.";
    }

    private static String amount(long value, Measure measure) {
        return measure.unit() == 1
                ? Long.toString(value)
                : String.format(Locale.ROOT, "%.2f GiB", value / (double) measure.unit());
    }
}
