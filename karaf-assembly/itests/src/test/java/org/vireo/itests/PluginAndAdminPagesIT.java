package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Chromium;
import org.vireo.itests.lab.LoneEngine;

/** Pages of plugins and of what administrators set up, in headless Chromium against an engine without hosts. */
class PluginAndAdminPagesIT {
    private static LoneEngine lone;
    private static ApiClient api;

    @BeforeAll
    static void start() {
        lone = new LoneEngine();
        api = lone.engine().api();
    }

    @AfterAll
    static void stop() {
        lone.close();
    }

    @Test
    void anAdministratorSetsThingsUp() {
        var other = api.token("admin@internal", lone.engine().password());
        var seen = Chromium.play("admin", lone.engine());
        assertThat(seen.get("scenes").asInt()).isEqualTo(10);
        assertThat(api.find("datacenters", "data_center", "by-forms")).isPresent();
        var cluster = api.get(ApiClient.API + "clusters/"
                + api.find("clusters", "cluster", "by-forms").orElseThrow());
        assertThat(cluster.at("/memory_policy/over_commit/percent").asInt()).isEqualTo(150);
        assertThat(cluster.at("/fencing_policy/enabled").asText()).isEqualTo("false");
        var late = api.as("Bearer " + other).send("GET", ApiClient.API + "datacenters", "application/json", "", "");
        assertThat(late.statusCode())
                .as("with the token of the session that was ended")
                .isEqualTo(401);
    }
}
