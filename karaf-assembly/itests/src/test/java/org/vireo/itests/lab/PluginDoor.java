package org.vireo.itests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The API of plugins, as an administrator uses it.
 *
 * @param api of the engine
 */
public record PluginDoor(ApiClient api) {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String PLUGINS = "/vireo/api/plugins";

    /** Brings an unsigned package in and waits until its job has finished well. */
    public void bring(Path file) {
        // an engine answers before the lifecycle is up, which is a conflict
        var answer = Await.value(
                "the lifecycle takes the package",
                PATIENCE,
                () -> api.upload(PLUGINS + "?allow_unsigned=true", file),
                response -> response.statusCode() != 409);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        finish(ApiClient.parse(answer.body()));
    }

    /** Does what the lifecycle calls {@code enable}, {@code disable} and so on, and waits until it is done. */
    public void act(String plugin, String verb) {
        finish(api.post(path(plugin) + "/" + verb, "{}"));
    }

    /** Uninstalls a plugin and waits until it is gone. */
    public void remove(String plugin) {
        finish(api.delete(path(plugin)));
    }

    /** As the API shows it. */
    public JsonNode show(String plugin) {
        return api.get(path(plugin));
    }

    /** Where it is in the API. */
    public static String path(String plugin) {
        return PLUGINS + "/" + plugin;
    }

    private void finish(JsonNode answer) {
        var job = answer.at("/job/href").asText();
        assertThat(job).as(answer.toString()).isNotEmpty();
        var status = Await.value(
                "job " + job + " ends",
                PATIENCE,
                () -> api.get(job).path("status").asText(),
                now -> !now.equals("started"));
        assertThat(status).as(api.get(job).toString()).isEqualToIgnoringCase("finished");
    }
}
