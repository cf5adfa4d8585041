package org.vireo.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What is refused in the form, and what scrapers ask for. */
class SettingsTest {
    @Test
    void takesTheUsual() {
        var settings = Settings.of(Configs.usual());
        assertThat(settings.subjects()).isEqualTo(Subject.ALL);
        assertThat(settings.toString()).doesNotContain(Configs.PASSWORD);
    }

    @Test
    void saysWhatIsWrong() {
        refuses(new Configs("prometheus", "short", Configs.ALL, 1000), "password", "16 characters");
        refuses(new Configs("a:b", "", Configs.ALL, 1000), "user", "colon");
        refuses(new Configs("a", "", Configs.ALL, 999), "max_series", "1000 to 1000000", "999");
        refuses(new Configs("a", "", "host, moon", 1000), "kinds", "moon", "storage_domain");
    }

    private static void refuses(Config config, String... words) {
        assertThatThrownBy(() -> Settings.of(config)).hasMessageContainingAll(words);
    }

    @Test
    void gaugesAndCountersHaveNamesOfTheirOwn() {
        assertThat(Measure.ALL.stream().map(Measure::name)).doesNotHaveDuplicates();
        assertThat(Measure.ALL)
                .allSatisfy(
                        m -> assertThat(m.name()).matches("vireo_[a-z0-9_]+").doesNotEndWith("_total"));
    }

    @Test
    void givesTheFormThatIsLikedBetter() {
        assertThat(Form.preferred(null)).isSameAs(Form.TEXT);
        assertThat(Form.preferred("*/*")).isSameAs(Form.TEXT);
        assertThat(Form.preferred(
                        "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1"))
                .isSameAs(Form.OPEN_METRICS);
        assertThat(Form.preferred("application/openmetrics-text;q=0.2, text/plain;q=0.5"))
                .isSameAs(Form.TEXT);
        assertThat(Form.preferred("application/openmetrics-text;q=0")).isSameAs(Form.TEXT);
        assertThat(Form.preferred("application/openmetrics-text;q=nonsense")).isSameAs(Form.TEXT);
    }
}
