package org.vireo.reporting.forecast;

/**
 * Where smoothing got to, from which it looks ahead. Immutable but for its array, which nobody changes.
 *
 * @param model that was followed
 * @param level at the end
 * @param trend at the end, by step
 * @param seasons what the season adds to each of its steps
 * @param steps that were followed
 * @param squares sum of the squares of what was off by one step
 * @param measured steps that were measured
 */
record Followed(
        HoltWinters model, double level, double trend, double[] seasons, int steps, double squares, int measured) {
    /** What is expected at each of the next steps. */
    double[] ahead(int count) {
        var expected = new double[count];
        double damped = 0;
        double power = 1;
        for (int h = 0; h < count; h++) {
            power *= model.damping();
            damped += power;
            int phase = model.season() == 0 ? 0 : (steps + h) % model.season();
            expected[h] = level + damped * trend + seasons[phase];
        }
        return expected;
    }

    /**
     * The standard deviation of what will be off at each of the next steps, if errors are independent and equally large (Hyndman and others, 2008, table
     * 6.1): it grows with the distance.
     */
    double[] deviations(int count) {
        int free = Math.max(1, measured - parameters());
        double variance = squares / free;
        var deviations = new double[count];
        double sum = 1;
        double damped = 0;
        double power = 1;
        for (int h = 0; h < count; h++) {
            deviations[h] = Math.sqrt(variance * sum);
            power *= model.damping();
            damped += power;
            double weight = model.level() * (1 + model.trend() * damped);
            if (model.season() > 0 && (h + 1) % model.season() == 0) {
                weight += model.seasonal();
            }
            sum += weight * weight;
        }
        return deviations;
    }

    /** What was fitted or taken from the values themselves. */
    private int parameters() {
        return 4 + (model.season() > 0 ? model.season() : 0) + (model.damping() < 1 ? 1 : 0);
    }
}
