package org.vireo.rest.own;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.vireo.inventory.JobStep;
import org.vireo.model.JobStatus;

/**
 * How far a job is and how long it may still take, by what its steps tell and by how long those of the same name took in earlier jobs of the
 * kind. Immutable.
 *
 * @param percent 0 to 99 while it runs
 * @param seconds left; empty where nothing tells
 */
record Forecast(int percent, OptionalLong seconds) {
    private static final int ALL = 100;
    private static final int ALMOST = 99;
    /** Below that a step's own word on its progress is no measure of its speed. */
    private static final int LEAST = 5;

    /**
     * Of a job that runs.
     *
     * @param steps all of them, in their order
     * @param usual seconds that steps of a name took before, on an average; may lack some
     */
    static Forecast of(List<JobStep> steps, Map<String, Double> usual, Instant now) {
        var known = steps.stream().allMatch(step -> usual.containsKey(step.stepName()));
        double whole = 0;
        double done = 0;
        double left = 0;
        var told = true;
        for (var step : steps) {
            var weight = known ? Math.max(usual.get(step.stepName()), 0.1) : 1;
            var part = part(step, usual, now);
            whole += weight;
            done += weight * part;
            var rest = rest(step, usual, now);
            told &= rest >= 0;
            left += Math.max(rest, 0);
        }
        var percent = whole == 0 ? 0 : (int) Math.min(ALMOST, Math.floor(ALL * done / whole));
        return new Forecast(percent, told ? OptionalLong.of(Math.round(Math.ceil(left))) : OptionalLong.empty());
    }

    private static boolean ended(JobStep step) {
        return step.status() != JobStatus.STARTED;
    }

    /** The share of a step that is done, from 0 to 1. */
    private static double part(JobStep step, Map<String, Double> usual, Instant now) {
        if (ended(step)) {
            return 1;
        }
        if (step.started().isEmpty()) {
            return 0;
        }
        if (step.progress() > 0) {
            return step.progress() / (double) ALL;
        }
        var expected = usual.getOrDefault(step.stepName(), 0.0);
        return expected <= 0 ? 0 : Math.min(0.9, elapsed(step, now) / expected);
    }

    /** Seconds that a step still takes; less than none where that is not known. */
    private static double rest(JobStep step, Map<String, Double> usual, Instant now) {
        if (ended(step)) {
            return 0;
        }
        if (step.started().isPresent() && step.progress() >= LEAST) {
            return elapsed(step, now) * (ALL - step.progress()) / step.progress();
        }
        var expected = usual.get(step.stepName());
        if (expected == null) {
            return -1;
        }
        return step.started().isEmpty() ? expected : Math.max(1, expected - elapsed(step, now));
    }

    private static double elapsed(JobStep step, Instant now) {
        var begun = step.started().orElse(now);
        return Math.max(0, Duration.between(begun, now).toMillis() / 1000.0);
    }
}
