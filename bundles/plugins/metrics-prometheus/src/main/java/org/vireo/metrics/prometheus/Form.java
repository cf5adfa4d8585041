package org.vireo.metrics.prometheus;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.util.Arrays;
import java.util.Locale;

/**
 * A form that metrics can be written in. Immutable, thread-safe.
 *
 * @param mediaType it is asked for by
 * @param writer of it, stateless
 */
record Form(String mediaType, ExpositionFormatWriter writer) {
    /** The form of OpenMetrics 1.0. */
    static final Form OPEN_METRICS = new Form("application/openmetrics-text", OpenMetricsTextFormatWriter.create());
    /** The form of Prometheus before that, 0.0.4. */
    static final Form TEXT = new Form("text/plain", PrometheusTextFormatWriter.create());

    /** OpenMetrics for whoever asks for it and does not like the other better; {@code null}: nothing was asked for. */
    static Form preferred(String accept) {
        var open = wish(accept == null ? "" : accept, OPEN_METRICS.mediaType);
        return open > 0 && open >= wish(accept, TEXT.mediaType) ? OPEN_METRICS : TEXT;
    }

    /** How much a media type is wanted, 0 (not) to 1. */
    private static double wish(String accept, String mediaType) {
        return Arrays.stream(accept.toLowerCase(Locale.ROOT).split(","))
                .map(range -> range.split(";"))
                .filter(range -> range[0].strip().equals(mediaType))
                .mapToDouble(Form::quality)
                .max()
                .orElse(0);
    }

    private static double quality(String[] range) {
        for (var parameter : range) {
            if (parameter.strip().startsWith("q=")) {
                try {
                    return Double.parseDouble(parameter.strip().substring(2));
                } catch (NumberFormatException e) {
                    return 0; // what cannot be read is not wanted
                }
            }
        }
        return 1;
    }
}
