package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;

/** A real guest and its host in the published views of the history. */
@InLab
class HistoryIT {
    private static final String SETTINGS = "vireo.history.cfg";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String TOKEN = "a token of the tests";

    private Lab lab;

    @AfterEach
    void sampleByTheMinute() {
        lab.engine().configure(SETTINGS, Map.of("interval_seconds", "60"));
    }

    @Test
    void showsAGuestAndItsHostAndGoesAsItCame(Lab running) {
        lab = running;
        lab.awaitUsable(lab.alpha());
        lab.engine().configure(SETTINGS, Map.of("interval_seconds", "5"));
        var guest = lab.guest("historic", lab.alpha()).running();
        try {
            awaitRows("v4_5_statistics_vms_resources_usage_samples s join v4_5_configuration_history_vms c"
                    + " on c.history_id = s.vm_configuration_version where c.vm_name = 'historic' and s.vm_status = 1"
                    + " and s.cpu_usage_percent is not null and s.currently_running_on_host is not null");
            awaitRows("v4_5_fully_joined_statistics_hosts_resources_usage_samples where host_status = 1"
                    + " and cpu_usage_percent is not null and total_vms > 0 and received_total_byte > 0");
            awaitRows("v4_5_fully_joined_statistics_vms_resources_usage_samples where vm_name = 'historic'"
                    + " and read_ops_total_count > 0");
            isChartedAndRanked(guest.id());
            isShownToPrometheus();
        } finally {
            guest.remove();
        }
        awaitRows("v4_5_configuration_history_vms where vm_name = 'historic' and delete_date is not null");
        assertThat(lab.engine().shell().run("vireo:history-status")).contains("working");
        lab.engine().shell().run("feature:uninstall vireo-reporting vireo-history");
        assertThat(lab.api().get(ApiClient.API + "vms").isObject()).isTrue();
        assertThat(lab.engine().shell().run("vireo:history-status")).contains("not installed");
        lab.engine().shell().run("feature:install vireo-history vireo-reporting");
        Await.until(
                "the history is back",
                PATIENCE,
                () -> lab.engine().shell().run("vireo:history-status").contains("working"));
    }

    private void isChartedAndRanked(String guest) {
        var chart = lab.api().get("/vireo/api/history/vm/" + guest + "?measures=up,cpu_usage");
        assertThat(chart.path("name").asText()).isEqualTo("historic");
        assertThat(chart.at("/lines/0/average")).anyMatch(value -> value.asDouble() > 0);
        assertThat(chart.at("/lines/1/average")).anyMatch(JsonNode::isNumber).anyMatch(JsonNode::isNull);
        var ranking = lab.api().get("/vireo/api/history/ranking/vm?measure=up&objects=1000");
        assertThat(ranking.path("objects").findValuesAsText("name")).contains("historic");
        assertThat(lab.api()
                        .get("/vireo/api/history/system?points=1&measures=hosts_up")
                        .at("/lines/0/average/0")
                        .asDouble())
                .isPositive();
    }

    private void isShownToPrometheus() {
        lab.engine().install("metrics-prometheus");
        lab.api()
                .put(
                        "/vireo/api/plugins/metrics-prometheus/configuration/vireo.metrics.prometheus",
                        "{\"values\":{\"password\":\"" + TOKEN + "\"}}");
        var scraper = lab.api().as("Bearer " + TOKEN);
        Await.until(
                "the guest is scraped",
                PATIENCE,
                () -> scrape(scraper)
                        .body()
                        .lines()
                        .anyMatch(line -> line.startsWith("vireo_vm_status{") && line.contains("name=\"historic\"")));
        assertThat(scrape(lab.api()).statusCode()).isEqualTo(401);
        lab.engine().shell().run("vireo:plugin-uninstall metrics-prometheus");
        Await.until("nobody can scrape", PATIENCE, () -> scrape(scraper).statusCode() == 404);
    }

    private static HttpResponse<String> scrape(ApiClient client) {
        return client.send("GET", "/metrics", "application/openmetrics-text", "", "");
    }

    private void awaitRows(String rows) {
        Await.until(rows, PATIENCE, () -> lab.engine().database().numberOfHistory("select count(*) from " + rows) > 0);
    }
}
