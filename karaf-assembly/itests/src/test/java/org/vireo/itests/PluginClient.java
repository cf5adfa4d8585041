package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;

/**
 * An administrator of plugins.
 *
 * @param api of the engine, for the administrator
 * @param id of the plugin
 */
record PluginClient(ApiClient api, String id) {
    private static final String PLUGINS = "/vireo/api/plugins";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Where a plugin is in the API. */
    static String path(String id) {
        return PLUGINS + "/" + id;
    }

    /** Sends a package, signed or not; returns its job. */
    String begin(Path file) {
        var answer = api.upload(PLUGINS + "?allow_unsigned=true", file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return ApiClient.parse(answer.body()).at("/job/href").asText();
    }

    /** Sends a package and waits for the end of its job: {@code finished} or {@code failed}. */
    String bring(Path file) {
        return end(begin(file));
    }

    /** How a job ended. */
    String end(String job) {
        return Await.value(
                        "job " + job + " ends",
                        PATIENCE,
                        () -> api.get(job).path("status").asText(),
                        status -> !status.equals("started"))
                .toLowerCase(Locale.ROOT);
    }

    /** Does {@code enable}, {@code disable}, {@code rollback} or {@code release} and waits for the end. */
    String act(String verb) {
        return end(api.post(path(id) + "/" + verb, "{}").at("/job/href").asText());
    }

    /** Takes it away when there are no objects of its types. */
    String remove() {
        return end(api.delete(path(id)).at("/job/href").asText());
    }

    /** Takes it away, with or without objects of its types. */
    String uninstall() {
        return end(api.delete(path(id) + "?force=true").at("/job/href").asText());
    }

    /** What is known of it; empty when it is not there. */
    JsonNode shown() {
        return ApiClient.parse(
                api.send("GET", path(id), "application/json", "", "").body());
    }

    boolean isThere() {
        return shown().path("id").asText().equals(id);
    }

    String reason() {
        return shown().path("reason").asText();
    }

    /** Waits until it is in a version and a status. */
    void is(String version, String status) {
        Await.value(
                id + " is " + version + " and " + status,
                PATIENCE,
                () -> shown().path("version").asText() + " "
                        + shown().path("status").asText() + " " + reason(),
                found -> found.startsWith(version + " " + status + " "));
    }
}
