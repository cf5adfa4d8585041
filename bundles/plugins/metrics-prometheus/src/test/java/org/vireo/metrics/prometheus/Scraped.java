package org.vireo.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a scrape brought, as readers of the text see it. */
record Scraped(String text) {
    private static final Pattern SAMPLE = Pattern.compile("([a-z0-9_]+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final long PATIENCE_SECONDS = 30;

    /** A line with a value. */
    record Sample(String name, Map<String, String> labels, double value) {}

    Stream<Sample> samples() {
        return text.lines().filter(line -> !line.startsWith("#")).map(Scraped::sample);
    }

    /** All samples of a metric. */
    Stream<Sample> samples(String name) {
        return samples().filter(sample -> sample.name().equals(name));
    }

    /** The value for an object. */
    Optional<Double> value(String name, Object id) {
        return samples(name)
                .filter(sample -> id.toString().equals(sample.labels().get("id")))
                .map(Sample::value)
                .findFirst();
    }

    /** The value of a metric without labels. */
    double value(String name) {
        return samples(name).findFirst().orElseThrow().value();
    }

    private static Sample sample(String line) {
        var parts = SAMPLE.matcher(line);
        assertThat(parts.matches()).as(line).isTrue();
        var labels = new HashMap<String, String>();
        var found = LABEL.matcher(Optional.ofNullable(parts.group(2)).orElse(""));
        while (found.find()) {
            labels.put(found.group(1), found.group(2).translateEscapes());
        }
        return new Sample(parts.group(1), labels, Double.parseDouble(parts.group(3)));
    }

    /** Reads it with the strict parser of the Python client and returns the metrics with their types. */
    Map<String, String> typesByTheClientForPython() throws IOException, InterruptedException {
        var python = new ProcessBuilder("/usr/bin/python3", "-c", """
                import sys
                from prometheus_client.openmetrics.parser import text_string_to_metric_families as read
                for family in read(sys.stdin.read()):
                    print(family.name, family.type, len(family.samples))""")
                .redirectErrorStream(true)
                .start();
        try (var in = python.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        }
        var answer = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(python.exitValue())
                .as("the package python3-prometheus-client is there and says: %s", answer)
                .isZero();
        var types = new LinkedHashMap<String, String>();
        answer.lines().map(line -> line.split(" ")).forEach(line -> types.put(line[0], line[1]));
        return types;
    }
}
