package org.vireo.reporting.forecast;

/**
 * The line with the least squares through measured values. Immutable.
 *
 * @param start at step 0
 * @param slope by step
 */
record Line(double start, double slope) {
    /** Through the first values; what was not measured does not count. */
    static Line through(double[] values, int used) {
        double n = 0;
        double st = 0;
        double sy = 0;
        double stt = 0;
        double sty = 0;
        for (int t = 0; t < used; t++) {
            if (!Double.isNaN(values[t])) {
                n++;
                st += t;
                sy += values[t];
                stt += (double) t * t;
                sty += t * values[t];
            }
        }
        double spread = n * stt - st * st;
        double slope = spread == 0 ? 0 : (n * sty - st * sy) / spread;
        return new Line(n == 0 ? 0 : (sy - slope * st) / n, slope);
    }

    double at(int step) {
        return start + slope * step;
    }
}
