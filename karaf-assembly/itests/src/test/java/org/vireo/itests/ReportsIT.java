package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.Chromium;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;

/** Reports of a real engine on its own history. */
@InLab
class ReportsIT {
    private static final String REPORTS = "/vireo/api/reports";
    private static final String RUNS = REPORTS + "/runs/";
    private static final String HOSTS = "v4_5_configuration_history_hosts";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String HOSTILE = "<img src=x onerror=window.hit=31>";

    private Lab lab;

    @BeforeEach
    void letReportsBeWritten(Lab running) {
        lab = running;
        lab.engine().install("report-csv");
        lab.engine().install("report-jasper");
        lab.awaitUsable(lab.alpha());
        Await.until(
                "the history knows a host",
                PATIENCE,
                () -> lab.engine().database().numberOfHistory("select count(*) from " + HOSTS) > 0);
    }

    @AfterEach
    void takePluginsAway() {
        lab.api().delete("/vireo/api/plugins/report-csv");
        lab.api().delete("/vireo/api/plugins/report-jasper");
    }

    @Test
    void areWrittenScheduledAndEnded() {
        var listed = lab.api().get(REPORTS);
        assertThat(listed.path("reports").findValuesAsText("id"))
                .hasSizeGreaterThanOrEqualTo(31)
                .contains("host-usage", "user-sessions");
        assertThat(listed.path("forms").toString()).contains("csv", "html", "pdf", "xlsx");

        assertThat(content(becomes(run("hosts", "csv"), "done")))
                .contains("alpha")
                .contains("\r\n");
        for (var form : new String[] {"pdf", "xlsx", "html"}) {
            assertThat(content(becomes(run("cluster-capacity", form), "done"))).startsWith(magic(form));
        }
        isScheduled();
        isEnded();
    }

    /** By clicks; pictures lie in {@code target/portal/reports}. */
    @Test
    void previewsShowNamesAndRunNoScripts() {
        var wish =
                "{\"name\":\"" + HOSTILE + "\",\"cluster\":{\"name\":\"Default\"},\"template\":{\"name\":\"Blank\"}}";
        var vm = lab.api().post(ApiClient.API + "vms", wish).path("id").asText();
        Await.until(
                "the history knows the machine",
                PATIENCE,
                () -> lab.engine()
                                .database()
                                .numberOfHistory("select count(*) from v4_5_configuration_history_vms where vm_name = '"
                                        + HOSTILE + "'")
                        > 0);

        var seen = Chromium.play("reports", lab.engine(), HOSTILE);

        assertThat(seen.get("names").asBoolean()).as("the name in the page").isTrue();
        assertThat(seen.get("scripts").asInt()).as("scripts in the page").isZero();
        assertThat(seen.at("/headers/content-security-policy").asText())
                .contains("default-src 'none'", "sandbox")
                .doesNotContain("script-src", "allow-");
        assertThat(seen.get("sandbox").isTextual()).as("the frame is a sandbox").isTrue();
        assertThat(seen.get("asked").asInt() + seen.get("askedByTab").asInt())
                .as("requests of a report with scripts")
                .isZero();
        assertThat(seen.get("refusedScripts").asInt())
                .as("scripts that were kept from running")
                .isPositive();
        assertThat(seen.get("cells").toString()).contains(HOSTILE);
        lab.api().delete(ApiClient.API + "vms/" + vm);
    }

    private void isScheduled() {
        var wanted =
                "{\"name\":\"mondays\",\"report\":\"hosts\",\"cadence\":\"0 6 * * 1\",\"timezone\":\"Europe/Berlin\"}";
        var made = lab.api().post(REPORTS + "/schedules", wanted);
        assertThat(made.path("due").asText()).contains(":00:00Z");
        assertThat(lab.engine().shell().run("vireo:report-schedule-list")).contains("mondays");
        assertThat(lab.engine().shell().run("vireo:report-run --form csv hosts"))
                .contains("done", "/content");
        assertThat(lab.engine().shell().run("vireo:report-list")).contains("cluster-capacity", "pdf");
        lab.api().delete(made.path("href").asText());
        assertThat(lab.api().get(REPORTS + "/schedules").path("schedules")).isEmpty();
    }

    private static String magic(String form) {
        return form.equals("pdf") ? "%PDF-" : form.equals("xlsx") ? "PK" : "<!DOCTYPE html";
    }

    private void isEnded() {
        lab.engine().database().holdHistory(HOSTS, () -> {
            var run = run("hosts", "csv");
            lab.engine().database().awaitHeld();
            lab.api().post(RUNS + run + "/cancel", "{}");
            assertThat(becomes(run, "cancelled").path("detail").asText()).contains("Somebody ended");
            lab.api().delete(RUNS + run);
            assertThat(lab.api()
                            .send("GET", RUNS + run, "application/json", "", "")
                            .statusCode())
                    .isEqualTo(404);
        });
    }

    private String run(String report, String form) {
        return lab.api()
                .post(REPORTS + "/" + report, "{\"form\":\"" + form + "\"}")
                .path("run")
                .path("id")
                .asText();
    }

    private JsonNode becomes(String run, String state) {
        return Await.value(
                "report " + run + " is " + state, PATIENCE, () -> lab.api().get(RUNS + run), found -> {
                    var now = found.path("state").asText();
                    assertThat(now).as(found.path("detail").asText()).isIn("running", state);
                    return now.equals(state);
                });
    }

    private String content(JsonNode run) {
        var answer = lab.api().send("GET", run.path("content").asText(), "*/*", "", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type)
                        .isEqualToIgnoringCase(run.path("media_type").asText()));
        return answer.body();
    }
}
